package city.hansa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.ReceiptKey;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadAhead;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read for many commands at once is as good as what each would read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadAheadTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static final UUID CITY = UuidCreator.getTimeOrderedEpoch();
    private static final UUID CLAIM = UuidCreator.getTimeOrderedEpoch();
    private static final UUID FRESH = UuidCreator.getTimeOrderedEpoch();
    private static final byte[] BYTES = "{}".getBytes(StandardCharsets.UTF_8);

    private final GroupCommit writer = new GroupCommit(DATABASE.app(), Clock.systemUTC());
    private final LedgerReader reader = new LedgerReader(DATABASE.app());
    private final NamedTypeSerializer serializer = new NamedTypeSerializer(new TextNames());
    private final LedgerEventStorageEngine engine = new LedgerEventStorageEngine(
            writer, DATABASE.app(), serializer, serializer, NoOpEventUpcaster.INSTANCE);

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @AfterEach
    void end() {
        writer.close();
    }

    @Test
    void a_command_sees_what_was_there_and_what_those_before_it_appended() {
        append(CITY, 0);
        var ahead = ahead();

        ahead.during(() -> {
            append(CITY, 1);
            append(FRESH, 0);

            assertThat(lengthOf(CITY)).isEqualTo(2);
            assertThat(lengthOf(CLAIM)).isZero();
            assertThat(lengthOf(FRESH)).isEqualTo(1);
            assertThat(reader.lastOf(FRESH)).hasValueSatisfying(last -> assertThat(last.position()).isEqualTo(2));
        });

        assertThat(ahead.knows(FRESH)).isTrue();
        assertThat(reader.stream(CITY, 9)).extracting(event -> event.sequence()).containsExactly(0L, 1L);
    }

    @Test
    void what_others_append_is_seen_as_soon_as_a_command_is_refused_for_it() {
        ahead().during(() -> {
            elsewhere(() -> append(CLAIM, 0));
            assertThat(lengthOf(CLAIM)).isZero();

            assertThatThrownBy(() -> append(CLAIM, 0)).isInstanceOf(AggregateStreamCreationException.class);

            assertThat(lengthOf(CLAIM)).isEqualTo(1);
        });
    }

    @Test
    void a_receipt_is_told_from_memory_once_and_then_from_the_log() {
        var ahead = ahead();
        var key = new ReceiptKey("clerk", "k", BYTES);

        ahead.during(() -> {
            assertThat(reader.receipt("clerk", "k")).isEmpty();
            writer.append(new Append(List.of(stored()), key));

            assertThat(reader.receipt("clerk", "k")).isPresent();
            ahead.unused("clerk", "k");
            assertThat(reader.receipt("clerk", "k")).isEmpty();
        });
        assertThat(reader.receipt("clerk", "k")).isPresent();
    }

    private ReadAhead ahead() {
        return reader.ahead(List.of(CITY, CLAIM), "clerk", List.of("k"));
    }

    /** Whoever else works at the same time has not read what this thread has. */
    private static void elsewhere(Runnable task) {
        try {
            Thread.ofVirtual().start(task).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(UUID stream, long sequence) {
        engine.appendEvents(new GenericDomainEventMessage<>("Thing", stream.toString(), sequence, "said"));
    }

    private long lengthOf(UUID stream) {
        return engine.readEvents(stream.toString(), 0).asStream().count();
    }

    private static NewEvent stored() {
        return new NewEvent(
                UuidCreator.getTimeOrderedEpoch(), "Thing", FRESH, 0, "test.text", 1, "PUBLIC", BYTES, BYTES);
    }
}
