package city.hansa.ledger.append;

import static city.hansa.ledger.append.Examples.claiming;
import static city.hansa.ledger.append.Examples.keyed;
import static city.hansa.ledger.append.Examples.stream;
import static city.hansa.ledger.append.Examples.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.AppendException.Replayed;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.leaf.Commitment;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GroupCommitTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private GroupCommit writer = writer();
    private final LedgerReader reader = new LedgerReader(DATABASE.app());

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @AfterEach
    void end() {
        writer.close();
    }

    @Test
    void gives_positions_from_0_without_gaps() {
        assertThat(writer.append(to(stream(), 0, 3))).isEqualTo(new Appended(0, 2, NOW));
        assertThat(writer.append(to(stream(), 0, 2))).isEqualTo(new Appended(3, 4, NOW));
        assertThat(reader.head()).isEqualTo(4);
    }

    @Test
    void keeps_what_it_was_given_and_commits_to_it() throws SQLException {
        var append = to(stream(), 0);
        writer.append(append);

        var given = append.events().getFirst();
        var stored = reader.after(-1, 10).getFirst();
        assertThat(stored.eventId()).isEqualTo(given.eventId());
        assertThat(stored.payload()).isEqualTo(given.payload());
        assertThat(stored.recordedAt()).isEqualTo(NOW);
        var row = row("select salt, payload_commitment, metadata_commitment from ledger.event");
        assertThat(row.get(1)).isEqualTo(Commitment.toPayload(row.getFirst(), given.payload()));
        assertThat(row.get(2)).isEqualTo(Commitment.toMetadata(row.getFirst(), given.metadata()));
    }

    @Test
    void refuses_a_stale_command_without_a_gap() {
        var stream = stream();
        writer.append(to(stream, 0));

        assertThatThrownBy(() -> writer.append(to(stream, 0))).isInstanceOf(StaleSequence.class);
        assertThatThrownBy(() -> writer.append(to(stream, 2))).isInstanceOf(StaleSequence.class);
        assertThatThrownBy(() -> writer.append(to(stream(), 1))).isInstanceOf(StaleSequence.class);

        assertThat(writer.append(to(stream, 1)).firstPosition()).isEqualTo(1);
    }

    @Test
    void refuses_a_command_whole_if_one_of_its_streams_is_stale() {
        var taken = stream();
        var late = stream();
        writer.append(claiming(stream(), 0, taken));

        assertThatThrownBy(() -> writer.append(claiming(late, 0, taken))).isInstanceOf(StaleSequence.class);

        assertThat(reader.headOf(late)).isEqualTo(-1);
        assertThat(reader.headOf(taken)).isEqualTo(0);
        assertThat(reader.head()).isEqualTo(1);
    }

    @Test
    void never_lets_time_run_backwards() {
        writer.append(to(stream(), 0));
        now.set(NOW.minusSeconds(60));
        assertThat(writer.append(to(stream(), 0)).recordedAt()).isEqualTo(NOW);
        now.set(NOW.plusNanos(1999));
        assertThat(writer.append(to(stream(), 0)).recordedAt()).isEqualTo(NOW.plusNanos(1000));
    }

    @Test
    void finds_the_position_at_an_instant() {
        LongStream.range(0, 9).forEach(i -> {
            now.set(NOW.plusSeconds(i / 2));
            writer.append(to(stream(), 0));
        });

        assertThat(reader.positionAt(NOW.minusNanos(1))).isEqualTo(-1);
        assertThat(reader.positionAt(NOW)).isEqualTo(1);
        assertThat(reader.positionAt(NOW.plusMillis(1500))).isEqualTo(3);
        assertThat(reader.positionAt(NOW.plusSeconds(4))).isEqualTo(8);
    }

    @Test
    void answers_a_repeated_key_with_the_first_answer() {
        var stream = stream();
        writer.append(to(stream(), 0));
        writer.append(keyed(to(stream, 0, 2), "k1", "this"));

        var again = replayed(keyed(to(stream(), 0), "k1", "this"));
        assertThat(again.sameRequest()).isTrue();
        assertThat(again.first().aggregateId()).isEqualTo(stream);
        assertThat(again.first().sequence()).isEqualTo(1);
        assertThat(again.first().position()).isEqualTo(2);
        assertThat(replayed(keyed(to(stream(), 0), "k1", "that")).sameRequest()).isFalse();
        assertThat(reader.head()).isEqualTo(2);
    }

    @Test
    void does_once_what_is_asked_fifty_times_at_once_under_one_key() throws Exception {
        var outcomes = atOnce(
                50, i -> outcome(writer, keyed(to(stream(), 0), "k", "same")));

        assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Replayed.class::isInstance).hasSize(49).allSatisfy(
                other -> assertThat(((Replayed) other).first().position()).isEqualTo(0));
        assertThat(reader.head()).isEqualTo(0);
    }

    @Test
    void lets_one_of_many_win_a_sequence() throws Exception {
        var stream = stream();

        var outcomes = atOnce(64, i -> outcome(writer, to(stream, 0)));

        assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(StaleSequence.class::isInstance).hasSize(63);
    }

    @Test
    void keeps_one_log_of_two_nodes() throws Exception {
        try (var other = writer()) {
            var contested = IntStream.range(0, 20).mapToObj(_ -> stream()).toList();
            var outcomes = atOnce(16, i -> attempts(i % 2 == 0 ? writer : other, contested, 100));
            var won = outcomes.stream().flatMap(List::stream).toList();

            var log = reader.after(-1, Integer.MAX_VALUE);
            assertThat(log).extracting(StoredEvent::position).containsExactlyElementsOf(positions(log.size()));
            assertThat(log).extracting(StoredEvent::eventId).containsExactlyInAnyOrderElementsOf(won);
            assertThat(log).extracting(StoredEvent::recordedAt).isSorted();
            assertThat(won.size()).isGreaterThan(800);
        }
    }

    @Test
    void keeps_the_order_of_a_stream() throws Exception {
        var chains = atOnce(32, i -> {
            var stream = stream();
            Examples.chain(stream, 20).forEach(writer::append);
            return stream;
        });

        for (var stream : chains) {
            assertThat(reader.stream(stream, Long.MAX_VALUE))
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(positions(20));
        }
    }

    @Test
    void fails_only_the_command_that_the_database_refuses() throws Exception {
        var bad = new Append(
                List.of(Examples.event(stream(), 0)), new ReceiptKey("clerk", "no\0text", new byte[] {1}));

        var outcomes = atOnce(32, i -> outcome(writer, i == 7 ? bad : to(stream(), 0)));

        assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(31);
        assertThat(outcomes.get(7)).isInstanceOf(NotAppended.class);
        assertThat(reader.head()).isEqualTo(30);
    }

    @Test
    void finishes_what_waits_when_closed_and_refuses_what_comes() throws Exception {
        var outcomes = atOnce(64, i -> {
            if (i == 32) {
                writer.close();
            }
            return outcome(writer, to(stream(), 0));
        });

        var appended = outcomes.stream().filter(Appended.class::isInstance).count();
        assertThat(reader.head()).isEqualTo(appended - 1);
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Appended || outcome instanceof NotAppended);
        assertThatThrownBy(() -> writer.append(to(stream(), 0))).isInstanceOf(NotAppended.class);
        writer = writer();
    }

    @Test
    void tells_of_each_commit_in_order() {
        var heard = new ArrayList<Long>();
        var stop = writer.listen(heard::add);
        writer.append(to(stream(), 0, 2));
        writer.append(to(stream(), 0));
        stop.run();
        writer.append(to(stream(), 0));

        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void outlasts_an_interrupt() {
        Thread.currentThread().interrupt();

        assertThat(writer.append(to(stream(), 0)).firstPosition()).isEqualTo(0);
        assertThat(Thread.interrupted()).isTrue();
    }

    private GroupCommit writer() {
        InstantSource source = now::get;
        return new GroupCommit(DATABASE.app(), source.withZone(ZoneOffset.UTC), Duration.ofSeconds(5));
    }

    private static Object outcome(GroupCommit writer, Append append) {
        try {
            return writer.append(append);
        } catch (AppendException e) {
            return e;
        }
    }

    /** Appends to streams that others append to as well; answers the identities of what was acknowledged. */
    private List<UUID> attempts(GroupCommit node, List<UUID> contested, int count) {
        var won = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            var shared = contested.get(i % contested.size());
            var append = i % 2 == 0 ? to(stream(), 0) : to(shared, reader.headOf(shared) + 1);
            if (outcome(node, append) instanceof Appended) {
                append.events().forEach(event -> won.add(event.eventId()));
            }
        }
        return won;
    }

    private Replayed replayed(Append append) {
        return catchThrowableOfType(Replayed.class, () -> writer.append(append));
    }

    @FunctionalInterface
    private interface Task<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int count, Task<T> task) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> task.of(i)).toList();
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static List<Long> positions(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private static List<byte[]> row(String sql) throws SQLException {
        try (var connection = DATABASE.owner().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return List.of(result.getBytes(1), result.getBytes(2), result.getBytes(3));
        }
    }
}
