package city.hansa.ledger.append;

import static city.hansa.ledger.append.Examples.stream;
import static city.hansa.ledger.append.Examples.to;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.postgres.EmbeddedPostgres;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The database server itself is killed under load, not the process that uses it. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledServerTest {

    private static final int CALLERS = 16;
    private static final int KILLED_AFTER = 500;

    @TempDir
    private Path directory;

    @Test
    void what_was_acknowledged_is_there_exactly_once_after_its_restart() throws Exception {
        Map<UUID, Long> acknowledged;
        try (var postgres = EmbeddedPostgres.start(data())) {
            migrate(postgres);
            acknowledged = appendUntilItIsKilled(postgres);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLED_AFTER);

        try (var postgres = EmbeddedPostgres.start(data())) {
            var log = new LedgerReader(app(postgres)).after(-1, Integer.MAX_VALUE);

            assertThat(log).extracting(StoredEvent::position)
                    .containsExactlyElementsOf(LongStream.range(0, log.size()).boxed().toList());
            assertThat(log).extracting(StoredEvent::eventId).doesNotHaveDuplicates();
            assertThat(acknowledged).allSatisfy((id, position) ->
                    assertThat(log.get(position.intValue()).eventId()).isEqualTo(id));
        }
    }

    /** Answers the positions of the events that were acknowledged. */
    private Map<UUID, Long> appendUntilItIsKilled(EmbeddedPostgres postgres) throws InterruptedException {
        var acknowledged = new ConcurrentHashMap<UUID, Long>();
        var count = new AtomicInteger();
        var isKilled = new AtomicBoolean();
        try (var writer = new GroupCommit(app(postgres), Clock.systemUTC(), Duration.ofMillis(200));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> callers = IntStream.range(0, CALLERS)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        // It is started again by itself, and would take commands for ever.
                        while (!isKilled.get() && isAcknowledged(writer, acknowledged)) {
                            if (count.incrementAndGet() == KILLED_AFTER) {
                                kill();
                                isKilled.set(true);
                            }
                        }
                        return true;
                    })
                    .toList();
            threads.invokeAll(callers);
        }
        return acknowledged;
    }

    private static boolean isAcknowledged(GroupCommit writer, Map<UUID, Long> acknowledged) {
        var append = to(stream(), 0);
        try {
            acknowledged.put(append.events().getFirst().eventId(), writer.append(append).firstPosition());
            return true;
        } catch (AppendException _) {
            return false;
        }
    }

    private void kill() {
        try {
            var pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return directory.resolve("postgres");
    }

    private static void migrate(EmbeddedPostgres postgres) {
        postgres.createDatabaseIfMissing("killed");
        Flyway.configure()
                .dataSource(postgres.jdbcUrl("killed"), postgres.user(), postgres.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("appPassword", "app"))
                .load()
                .migrate();
    }

    private static DataSource app(EmbeddedPostgres postgres) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl("killed"));
        source.setUser("hansa_app");
        source.setPassword("app");
        return source;
    }
}
