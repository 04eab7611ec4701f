package city.hansa.ledger.append;

import java.util.UUID;

/** Events of no domain, for the tests of other rooms. */
public final class TestEvents {

    /** A command that opens a stream with so many events. */
    public static Append stream(int count) {
        return Examples.to(Examples.stream(), 0, count);
    }

    /** A stream that there is not yet. */
    public static UUID stream() {
        return Examples.stream();
    }

    /** A command that appends so many events to a stream, from a sequence on. */
    public static Append to(UUID stream, long first, int count) {
        return Examples.to(stream, first, count);
    }

    private TestEvents() {}
}
