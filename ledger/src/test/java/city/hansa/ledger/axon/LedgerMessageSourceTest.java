package city.hansa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerMessageSourceTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final GroupCommit here = new GroupCommit(DATABASE.app(), Clock.systemUTC());
    private final GroupCommit elsewhere = new GroupCommit(DATABASE.app(), Clock.systemUTC());
    private final LedgerEventStorageEngine engine = engine(here);
    private final LedgerMessageSource source =
            new LedgerMessageSource(engine, new LedgerReader(DATABASE.app()), here);

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @AfterEach
    void end() {
        source.close();
        here.close();
        elsewhere.close();
    }

    @Test
    void gives_what_was_there_and_what_comes_in_order() throws InterruptedException {
        append(engine, 3);
        try (var stream = source.openStream(null)) {
            assertThat(position(stream)).isEqualTo(0);
            append(engine, 2);
            for (long expected = 1; expected < 5; expected++) {
                assertThat(position(stream)).isEqualTo(expected);
            }
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
            assertThat(stream.peek()).isEmpty();
        }
    }

    @Test
    void goes_on_after_a_token() throws InterruptedException {
        append(engine, 3);
        try (var stream = source.openStream(new GlobalSequenceTrackingToken(1))) {
            assertThat(position(stream)).isEqualTo(2);
        }
    }

    @Test
    void wakes_a_processor_at_the_commit() throws InterruptedException {
        try (var stream = source.openStream(null)) {
            var woken = new CountDownLatch(1);
            assertThat(stream.setOnAvailableCallback(woken::countDown)).isTrue();

            append(engine, 1);

            assertThat(woken.getCount()).isZero();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void learns_of_what_another_node_appends() throws InterruptedException {
        try (var stream = source.openStream(null)) {
            var woken = new CountDownLatch(1);
            stream.setOnAvailableCallback(woken::countDown);

            append(engine(elsewhere), 1);

            woken.await();
            assertThat(position(stream)).isEqualTo(0);
        }
    }

    @Test
    void tells_a_listener_of_what_any_node_appends_until_it_has_heard_enough() throws InterruptedException {
        var told = new LinkedBlockingQueue<Long>();
        var enough = source.listen(told::add);

        append(engine, 1);
        assertThat(told.take()).isEqualTo(0);
        append(engine(elsewhere), 1);
        assertThat(told.take()).isEqualTo(1);
        enough.run();
        try (var stream = source.openStream(new GlobalSequenceTrackingToken(1))) {
            append(engine, 1);
            assertThat(position(stream)).isEqualTo(2);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void goes_on_looking_when_a_processor_fails_to_wake() throws InterruptedException {
        try (var failing = source.openStream(null);
                var other = source.openStream(null)) {
            failing.setOnAvailableCallback(() -> {
                throw new IllegalStateException("as the test says");
            });

            append(engine(elsewhere), 1);
            assertThat(position(other)).isEqualTo(0);
            append(engine(elsewhere), 1);
            assertThat(position(other)).isEqualTo(1);
        }
    }

    @Test
    void reads_on_over_several_batches() throws InterruptedException {
        var many = 2 * LedgerEventStorageEngine.READ_BATCH + 5;
        append(engine, many);
        try (var stream = source.openStream(null)) {
            for (long expected = 0; expected < many; expected++) {
                assertThat(position(stream)).isEqualTo(expected);
            }
        }
    }

    private static LedgerEventStorageEngine engine(GroupCommit writer) {
        var serializer = new NamedTypeSerializer(new TextNames());
        return new LedgerEventStorageEngine(
                writer, DATABASE.app(), serializer, serializer, NoOpEventUpcaster.INSTANCE);
    }

    private static void append(LedgerEventStorageEngine engine, int count) {
        var stream = UuidCreator.getTimeOrderedEpoch().toString();
        engine.appendEvents(IntStream.range(0, count)
                .mapToObj(sequence -> new GenericDomainEventMessage<>("Thing", stream, sequence, "said"))
                .toList());
    }

    private static long position(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        return stream.nextAvailable().trackingToken().position().orElseThrow();
    }
}
