package city.hansa.web.stream;

import java.time.Duration;

/**
 * What a node grants to those who listen.
 *
 * @param listeners how many there may be at a time, on all addresses together
 * @param perCaller how many of them one caller may be
 * @param heartbeat after how long a silence a listener is shown that the connection lives
 */
public record StreamLimits(int listeners, int perCaller, Duration heartbeat) {

    public StreamLimits {
        if (listeners < 1 || perCaller < 1 || heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("listeners and heartbeat are more than nothing");
        }
    }
}
