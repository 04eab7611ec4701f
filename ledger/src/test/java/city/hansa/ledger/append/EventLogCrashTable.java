package city.hansa.ledger.append;

import static city.hansa.ledger.append.Examples.keyed;
import static city.hansa.ledger.append.Examples.stream;
import static city.hansa.ledger.append.Examples.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.AppendException.OutcomeUnknown;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.append.FailingDataSource.Fault;
import city.hansa.ledger.append.FailingDataSource.Step;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, and what is in the log, when a step is lost or done but unanswered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventLogCrashTable {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static final Duration SHORT = Duration.ofMillis(300);

    private final LedgerReader reader = new LedgerReader(DATABASE.app());
    private final FailingDataSource failing = new FailingDataSource(DATABASE.app());

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, LOST",
        "CONNECT, UNANSWERED",
        "PREPARE, LOST",
        "PREPARE, UNANSWERED",
        "APPEND,  LOST",
        "APPEND,  UNANSWERED",
        "APPEND,  LATE"
    })
    void one_broken_step_is_made_good(Step step, Fault fault) {
        failing.breakOnce(step, fault);
        try (var writer = writer(Duration.ofSeconds(5))) {
            assertThat(writer.append(to(stream(), 0, 2)).lastPosition()).isEqualTo(1);
            assertThat(writer.append(to(stream(), 0)).lastPosition()).isEqualTo(2);
        }
        assertThat(reader.head()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"LOST", "UNANSWERED", "LATE"})
    void a_keyed_command_is_not_told_of_itself(Fault fault) {
        failing.breakOnce(Step.APPEND, fault);
        try (var writer = writer(Duration.ofSeconds(5))) {
            assertThat(writer.append(keyed(to(stream(), 0), "k", "this")).firstPosition())
                    .isEqualTo(0);
        }
        assertThat(reader.receipt("clerk", "k")).isPresent();
        assertThat(reader.head()).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"LOST", "UNANSWERED"})
    void a_lookup_that_breaks_too_is_done_again(Fault fault) {
        failing.breakOnce(Step.APPEND, Fault.UNANSWERED).breakOnce(Step.LOOK_UP, fault);
        try (var writer = writer(Duration.ofSeconds(5))) {
            assertThat(writer.append(to(stream(), 0)).firstPosition()).isEqualTo(0);
        }
        assertThat(reader.head()).isEqualTo(0);
    }

    @Test
    void a_call_lost_while_another_node_goes_first_is_stale() {
        var contested = stream();
        failing.breakOnce(Step.APPEND, Fault.LOST);
        try (var other = new GroupCommit(DATABASE.app(), Clock.systemUTC());
                var writer = writer(Duration.ofSeconds(5))) {
            other.append(to(contested, 0));

            assertThatThrownBy(() -> writer.append(to(contested, 0))).isInstanceOf(StaleSequence.class);
        }
        assertThat(reader.head()).isEqualTo(0);
    }

    @Test
    void a_database_that_is_away_has_nothing_and_the_caller_is_told_so() {
        failing.breakFromNow(Step.CONNECT);
        try (var writer = writer(SHORT)) {
            assertThatThrownBy(() -> writer.append(to(stream(), 0))).isInstanceOf(NotAppended.class);
        }
        assertThat(reader.head()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"LOST, -1", "UNANSWERED, 0"})
    void a_database_that_goes_away_under_a_call_leaves_it_unknown(Fault fault, long head) {
        try (var writer = writer(SHORT)) {
            failing.breakOnce(Step.APPEND, fault).breakOnce(Step.CONNECT, Fault.LOST);
            failing.breakFromNow(Step.LOOK_UP);

            assertThatThrownBy(() -> writer.append(to(stream(), 0))).isInstanceOf(OutcomeUnknown.class);
        }
        assertThat(reader.head()).isEqualTo(head);
    }

    @Test
    @Timeout(60)
    void a_fault_of_the_process_is_told_to_those_it_meets_and_the_writer_goes_on() throws Exception {
        IntStream.range(0, 64).forEach(_ -> failing.breakOnce(Step.APPEND, Fault.FATAL));
        try (var writer = writer(Duration.ofSeconds(30));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var told : threads.invokeAll(appends(writer, 64))) {
                assertThat(told.exceptionNow()).isInstanceOf(OutcomeUnknown.class);
            }
            failing.heal();
            for (var told : threads.invokeAll(appends(writer, 64))) {
                assertThat(told.resultNow()).isNotNull();
            }
        }
        assertThat(reader.head()).isEqualTo(127);
    }

    @Test
    void nobody_of_many_is_lost_or_doubled_by_any_of_it() throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var kinds = List.of(Fault.LOST, Fault.UNANSWERED, Fault.LATE);
        IntStream.range(0, 40)
                .forEach(i -> failing.breakOnce(Step.APPEND, kinds.get(random.nextInt(kinds.size()))));
        try (var writer = writer(Duration.ofSeconds(30));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var told : threads.invokeAll(appends(writer, 200))) {
                var position = told.get().firstPosition();
                assertThat(told.get().lastPosition()).as("seed %d", seed).isEqualTo(position + 1);
            }
        }
        assertThat(reader.after(-1, 1000))
                .as("seed %d", seed)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(LongStream.range(0, 400).boxed().toList());
    }

    private static List<Callable<Appended>> appends(GroupCommit writer, int count) {
        return IntStream.range(0, count)
                .<Callable<Appended>>mapToObj(_ -> () -> writer.append(to(stream(), 0, 2)))
                .toList();
    }

    private GroupCommit writer(Duration patience) {
        return new GroupCommit(failing.dataSource(), Clock.systemUTC(), patience);
    }
}
