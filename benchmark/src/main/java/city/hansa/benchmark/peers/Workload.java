package city.hansa.benchmark.peers;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.benchmark.measure.Ids;
import city.hansa.benchmark.measure.Load;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What every store is asked for: each writer appends to a stream of its own, 1, 2, 3, 1, … events a call, names the
 * sequence that it expects there, and goes on when they are durable.
 */
public final class Workload {

    /** How many events the calls append, in turn. */
    static final List<Integer> EVENTS = List.of(1, 2, 3);

    /** How many events a reader asks for at a time, where it can say so. */
    static final int PAGE = 1000;

    static final String TYPE = "benchmark.note";

    /** What one event says. */
    public static final byte[] PAYLOAD = bytes(Note.NOTE);

    static final byte[] METADATA = "{\"effective\":\"2026\"}".getBytes(StandardCharsets.UTF_8);

    /** One writer's way into a store; made before the clock starts. */
    @FunctionalInterface
    interface Appender {

        /**
         * Returns when the events are durable, and throws if they are not.
         *
         * @param expected the sequence, from 0, that the stream's next event has
         */
        void append(UUID stream, long expected, int events) throws Exception;

        /** Gives back what it holds, once the clock has stopped. */
        default void release() throws Exception {}
    }

    static Load.Work writer(Appender appender) {
        return new Load.Work() {

            private final UUID stream = Ids.next();
            private long expected;
            private int call;

            @Override
            public int run() throws Exception {
                var events = EVENTS.get(call++ % EVENTS.size());
                appender.append(stream, expected, events);
                expected += events;
                return events;
            }

            @Override
            public void release() throws Exception {
                appender.release();
            }
        };
    }

    /** A payload as it is stored. */
    static byte[] bytes(Note note) {
        return StoredForm.JSON.writeValueAsBytes(note);
    }

    /** A payload as whoever reads it wants it. */
    static Note note(byte[] payload) {
        return StoredForm.JSON.readValue(payload, Note.class);
    }

    private Workload() {}
}
