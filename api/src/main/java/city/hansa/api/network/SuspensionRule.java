package city.hansa.api.network;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Period;

/**
 * When a member loses its rights.
 *
 * @param arrearsOver dues that are in arrears for longer than this suspend the membership
 */
public record SuspensionRule(@Schema(type = "string", example = "P1Y") Period arrearsOver) {}
