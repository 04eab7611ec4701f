package city.hansa.ledger.append;

/** Events of no domain, for the tests of other rooms. */
public final class TestEvents {

    /** A command that opens a stream with so many events. */
    public static Append stream(int count) {
        return Examples.to(Examples.stream(), 0, count);
    }

    private TestEvents() {}
}
