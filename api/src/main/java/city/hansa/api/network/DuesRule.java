package city.hansa.api.network;

import city.hansa.api.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What members pay.
 *
 * @param period for how long one payment holds
 * @param amount null where it differs by member
 * @param basis how it is reckoned, such as "by population and gross national income"
 */
public record DuesRule(
        @Schema(type = "string", example = "P1Y") Period period, @Nullable Money amount, @Nullable String basis) {}
