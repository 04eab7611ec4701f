package city.hansa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.append.AppendException.Replayed;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.NewerEvent;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerEventStorageEngineTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final UUID CITY = UuidCreator.getTimeOrderedEpoch();
    private static final UUID CLAIM = UuidCreator.getTimeOrderedEpoch();

    /** Appends as many events as it says, from a sequence on, and as many to a claim. */
    record Say(@TargetAggregateIdentifier UUID id, long first, int events, int claims) {}

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource source = now::get;
    private final GroupCommit writer = new GroupCommit(DATABASE.app(), source.withZone(ZoneOffset.UTC));
    private final LedgerReader reader = new LedgerReader(DATABASE.app());
    private final NamedTypeSerializer serializer = new NamedTypeSerializer(new TextNames());
    private final LedgerEventStorageEngine engine = new LedgerEventStorageEngine(
            writer, DATABASE.app(), serializer, serializer, NoOpEventUpcaster.INSTANCE);
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final AggregateCache cache = new AggregateCache();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final DefaultCommandGateway gateway =
            DefaultCommandGateway.builder().commandBus(bus).build();

    @BeforeEach
    void begin() {
        DATABASE.clear();
        var _ = bus.registerHandlerInterceptor(new AcknowledgingInterceptor(reader, IllegalStateException.class));
        var _ = bus.subscribe(Say.class.getName(), this::handle);
    }

    @AfterEach
    void end() {
        store.shutDown();
        writer.close();
    }

    @Test
    void acknowledges_a_command_with_its_stream_and_position() {
        send(new Say(CLAIM, 0, 1, 0));

        var acknowledged = send(new Say(CITY, 0, 3, 0));

        assertThat(acknowledged.aggregateId()).isEqualTo(CITY);
        assertThat(acknowledged.sequence()).isEqualTo(2);
        assertThat(acknowledged.position()).isEqualTo(3);
    }

    @Test
    void acknowledges_a_command_that_appended_nothing_with_where_its_stream_stands() {
        send(new Say(CITY, 0, 2, 1));

        var acknowledged = send(new Say(CITY, 2, 0, 0));

        assertThat(acknowledged.sequence()).isEqualTo(1);
        assertThat(acknowledged.position()).isEqualTo(1);
    }

    @Test
    void appends_a_command_and_its_claims_together_or_not_at_all() {
        send(new Say(CITY, 0, 1, 1));
        var other = UuidCreator.getTimeOrderedEpoch();

        assertThatThrownBy(() -> send(new Say(other, 0, 1, 1))).isInstanceOf(ConcurrencyException.class);

        assertThat(engine.lastSequenceNumberFor(other.toString())).isEmpty();
        assertThat(engine.lastSequenceNumberFor(CLAIM.toString())).contains(0L);
    }

    @Test
    void tells_a_stream_that_is_there_already_from_a_lost_race() {
        send(new Say(CITY, 0, 2, 0));

        assertThatThrownBy(() -> send(new Say(CITY, 0, 1, 0))).isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> send(new Say(CITY, 1, 1, 0))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void what_appends_nothing_is_decided_anew_if_it_was_decided_on_what_is_remembered() {
        send(new Say(CITY, 0, 2, 0));
        assertThatThrownBy(() -> send(new Say(CITY, 2, -1, 0))).isInstanceOf(IllegalStateException.class);

        cache.put(CITY.toString(), "as it was once");

        assertThatThrownBy(() -> send(new Say(CITY, 2, -1, 0)))
                .isInstanceOf(ConcurrencyException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> send(new Say(CITY, 2, 0, 0))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> send(new Say(CITY, 1, 1, 0), Map.of("expectedSequence", "1")))
                .as("behind in memory")
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> send(new Say(CITY, 2, 1, 0), Map.of("expectedSequence", "0")))
                .as("past it in memory too")
                .isInstanceOf(ConflictingAggregateVersionException.class);
        assertThat(send(new Say(CITY, 2, 1, 0)).sequence()).isEqualTo(2);
    }

    @Test
    void holds_a_command_to_the_sequence_it_expects() {
        send(new Say(CITY, 0, 2, 0));

        assertThatThrownBy(() -> send(new Say(CITY, 2, 1, 0), Map.of("expectedSequence", "0")))
                .isInstanceOf(ConflictingAggregateVersionException.class);
        assertThatThrownBy(() -> send(new Say(CITY, 2, 0, 0), Map.of("expectedSequence", "0")))
                .isInstanceOf(ConflictingAggregateVersionException.class);
        assertThat(send(new Say(CITY, 2, 1, 0), Map.of("expectedSequence", "1")).sequence())
                .isEqualTo(2);
    }

    @Test
    void answers_a_command_given_again_with_its_first_answer() {
        var keyed = Map.of("principal", "clerk", "idempotencyKey", "k", "requestHash", "00ff");
        var first = send(new Say(CITY, 0, 1, 1), keyed);

        assertThatThrownBy(() -> send(new Say(CITY, 1, 1, 0), keyed))
                .isInstanceOfSatisfying(Replayed.class, replayed -> {
                    assertThat(replayed.sameRequest()).isTrue();
                    assertThat(replayed.first().position()).isEqualTo(first.position());
                });
        assertThat(reader.receipt("clerk", "k")).isPresent();
    }

    @Test
    void answers_a_command_that_finds_done_what_it_asked_for_before_with_its_first_answer() {
        var keyed = Map.of("principal", "clerk", "idempotencyKey", "k", "requestHash", "00ff");
        var first = send(new Say(CITY, 0, 1, 0), keyed);
        send(new Say(CITY, 1, 1, 0));

        assertThatThrownBy(() -> send(new Say(CITY, 2, 0, 0), keyed))
                .isInstanceOfSatisfying(Replayed.class, replayed -> {
                    assertThat(replayed.sameRequest()).isTrue();
                    assertThat(replayed.first().position()).isEqualTo(first.position());
                });
    }

    @Test
    void keeps_visibility_and_the_ledgers_time() {
        now.set(NOW.plusNanos(789));
        engine.appendEvents(event(CITY, 0).withMetaData(MetaData.with("visibility", "PARTIES")), event(CITY, 1));

        assertThat(reader.after(-1, 2)).extracting(stored -> stored.visibility()).containsExactly("PARTIES", "PUBLIC");
        assertThat(engine.readEvents(CITY.toString()).next().getTimestamp()).isEqualTo(NOW);
    }

    @Test
    void finds_the_token_of_an_instant() {
        engine.appendEvents(event(CITY, 0));
        now.set(NOW.plusSeconds(10));
        engine.appendEvents(event(CITY, 1));
        engine.appendEvents(event(CITY, 2));

        assertThat(engine.createTokenAt(NOW)).isNull();
        assertThat(engine.createTokenAt(NOW.plusSeconds(5))).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.createTokenAt(NOW.plusSeconds(10))).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.createTokenAt(NOW.plusSeconds(11))).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void reads_more_than_a_batch() {
        var events = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < LedgerEventStorageEngine.READ_BATCH + 10; i++) {
            events.add(event(CITY, i));
        }
        engine.appendEvents(events);

        assertThat(engine.readEvents(null, false).count()).isEqualTo(events.size());
        assertThat(engine.readEvents(CITY.toString()).asStream().count()).isEqualTo(events.size());
    }

    @Test
    void reads_every_way_what_an_older_form_says_now() {
        var upcasting = new LedgerEventStorageEngine(
                writer, DATABASE.app(), serializer, serializer, new SaidLouder("1"));
        engine.appendEvents(event(CITY, 0), event(CITY, 1));
        engine.appendEvents(event(CLAIM, 0));

        assertThat(upcasting.readEvents(CITY.toString()).asStream())
                .allSatisfy(message -> assertThat(message.getPayload()).isEqualTo("SAID"));
        assertThat(upcasting.readAfter(-1).messages())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.getPayload()).isEqualTo("SAID"));
        assertThat(upcasting.read(reader.stream(CITY, 0))).singleElement().satisfies(message -> {
            assertThat(message.getPayload()).isEqualTo("SAID");
            assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        });
    }

    @Test
    void reads_no_stream_of_which_a_newer_version_has_written_an_event() {
        var older = new LedgerEventStorageEngine(
                writer, DATABASE.app(), serializer, serializer, new SaidLouder("2"));
        engine.appendEvents(event(CITY, 0));
        var stream = reader.stream(CITY, 0);

        assertThatThrownBy(() -> older.readEvents(CITY.toString()).asStream().toList()).isInstanceOf(NewerEvent.class);
        assertThatThrownBy(() -> older.read(stream)).isInstanceOf(NewerEvent.class);
        assertThat(older.read(stream.getFirst())).isPresent();
    }

    private Object handle(CommandMessage<?> message) {
        var say = (Say) message.getPayload();
        // As a repository does before it loads.
        cache.get(say.id().toString());
        if (say.events() < 0) {
            throw new IllegalStateException("a rule forbids it");
        }
        var events = new ArrayList<DomainEventMessage<?>>();
        // As a handler does: it claims before it decides.
        for (int i = 0; i < say.claims(); i++) {
            events.add(event(CLAIM, i));
        }
        for (int i = 0; i < say.events(); i++) {
            events.add(event(say.id(), say.first() + i));
        }
        store.publish(List.copyOf(events));
        return "whatever the handler answers";
    }

    private Acknowledgement send(Say command) {
        return send(command, Map.of());
    }

    private Acknowledgement send(Say command, Map<String, String> metaData) {
        return gateway.sendAndWait(new GenericCommandMessage<>(command, metaData));
    }

    private static DomainEventMessage<String> event(UUID aggregate, long sequence) {
        return new GenericDomainEventMessage<>("Thing", aggregate.toString(), sequence, "said");
    }
}
