package city.hansa.app.metrics;

import city.hansa.query.view.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the log and its views have come, for all gauges of one reading: the database is asked once a second at most,
 * and one that does not answer is asked again in the next. Safe for use by several threads.
 */
@Component
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    /**
     * What the database said.
     *
     * @param events how many are in the ledger
     * @param sealed how many of them the last checkpoint vouches for
     * @param waiting for how long the oldest of the others has waited; zero where none does
     * @param reached the last position of each view
     * @param letters how many events each processor has set aside
     * @param cosigned how large the last checkpoint is that each witness has cosigned
     */
    record Read(
            long events,
            long sealed,
            Duration waiting,
            Map<String, Long> reached,
            Map<String, Long> letters,
            Map<String, Long> cosigned) {

        long lag(String view) {
            return Math.max(0, events - 1 - reached.getOrDefault(view, -1L));
        }
    }

    private final JdbcClient jdbc;
    private final Progress progress;
    private final Clock clock;

    /** Guarded by this. */
    private @Nullable Read last;

    /** Guarded by this. */
    private long readAt = System.nanoTime() - FRESH;

    Standing(JdbcClient jdbc, Progress progress, Clock clock) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.clock = clock;
    }

    /** Not a number where the database does not answer. */
    double ask(ToDoubleFunction<Read> question) {
        return read().map(question::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Optional<Read> read() {
        if (System.nanoTime() - readAt >= FRESH) {
            try {
                last = fresh();
            } catch (DataAccessException away) {
                LOG.debug("what is measured of the database is not known", away);
                last = null;
            }
            readAt = System.nanoTime();
        }
        return Optional.ofNullable(last);
    }

    private Read fresh() {
        var sealed = number("select coalesce(max(size), 0) from ledger.checkpoint");
        return new Read(
                number("select coalesce(max(position), -1) + 1 from ledger.event"),
                sealed,
                waiting(sealed),
                progress.all(),
                counts("select processingGroup, count(*) from view_1.dead_letter_entry group by 1"),
                counts("select witness, max(size) from ledger.cosignature group by 1"));
    }

    private Duration waiting(long sealed) {
        var now = clock.instant();
        return jdbc.sql("select recorded_at from ledger.event where position = :sealed")
                .param("sealed", sealed)
                .query(OffsetDateTime.class)
                .optional()
                .map(since -> Duration.between(since.toInstant(), now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Map<String, Long> counts(String sql) {
        var counts = new HashMap<String, Long>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
