package city.hansa.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A bucket of tokens for each caller's reads, and one for its writes. Safe for use by several threads. */
@Component
final class Rates {

    /** After that a bucket is full again, and a new one is no different. */
    private static final Duration REFILLED = Duration.ofSeconds(1);

    private final Cache<String, Bucket> reads;
    private final Cache<String, Bucket> writes;
    private final RequestLimits limits;

    Rates(RequestLimits limits) {
        this.limits = limits;
        this.reads = kept(limits);
        this.writes = kept(limits);
    }

    boolean mayRead(String caller) {
        return reads.get(caller, _ -> bucket(limits.reads())).tryConsume(1);
    }

    boolean mayWrite(String caller) {
        return writes.get(caller, _ -> bucket(limits.writes())).tryConsume(1);
    }

    private static Cache<String, Bucket> kept(RequestLimits limits) {
        return Caffeine.newBuilder()
                .maximumSize(limits.callers())
                .expireAfterAccess(REFILLED)
                .build();
    }

    private static Bucket bucket(int aSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(aSecond).refillGreedy(aSecond, REFILLED))
                .withNanosecondPrecision()
                .build();
    }
}
