package city.hansa.web.limit;

import java.time.Duration;

/**
 * What a node grants to one caller, beside its listeners.
 *
 * @param reads requests a second that only read, and as many at once
 * @param writes requests a second that may write, and as many at once
 * @param callers of how many callers it keeps account; beyond that it forgets some of those who have not asked lately
 * @param headers how long a request's line and headers may take to arrive
 * @param body how long a command's body may take to arrive
 */
public record RequestLimits(int reads, int writes, int callers, Duration headers, Duration body) {

    public RequestLimits {
        if (reads < 1 || writes < 1 || callers < 1 || !headers.isPositive() || !body.isPositive()) {
            throw new IllegalArgumentException("a caller is granted more than nothing");
        }
    }
}
