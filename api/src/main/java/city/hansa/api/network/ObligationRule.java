package city.hansa.api.network;

import city.hansa.api.value.Key;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a member must do in time, from the day on which it signs the network's commitment.
 *
 * @param code such as {@code plan}, 30 characters at most; the n-th one opened for a member is {@code plan-n}
 * @param period until it is due
 * @param extensions how often it may be put off
 * @param noticeRequired a miss has no consequence before written notice
 * @param holdOnMiss the membership is on hold while it is overdue
 * @param repeats the next one is due a period after this one, whether this one was kept or missed
 */
public record ObligationRule(
        Key code,
        @Nullable String title,
        @Schema(type = "string", example = "P2Y") Period period,
        int extensions,
        boolean noticeRequired,
        boolean holdOnMiss,
        boolean repeats) {

    public ObligationRule {
        if (code.value().length() > 30) {
            throw new IllegalArgumentException("the code of an obligation has 30 characters at most, not " + code);
        }
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("an obligation is due after some time, not after " + period);
        }
        if (extensions < 0) {
            throw new IllegalArgumentException("no obligation has " + extensions + " extensions");
        }
    }
}
