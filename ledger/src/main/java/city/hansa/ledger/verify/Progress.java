package city.hansa.ledger.verify;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How far a verification has come: drawn over itself a few times a second where somebody looks, gone at the end. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(150);

    private final PrintStream screen;
    private final boolean isSeen;
    private final long size;
    private final long begun = System.nanoTime();
    private long drawn = begun;
    private int length;

    Progress(PrintStream screen, boolean isSeen, long size) {
        this.screen = screen;
        this.isSeen = isSeen;
        this.size = size;
    }

    void at(long entries) {
        var now = System.nanoTime();
        if (isSeen && (now - drawn > PAUSE || entries == size)) {
            drawn = now;
            draw(line(entries));
        }
    }

    private String line(long entries) {
        var done = (int) (WIDTH * (double) entries / size);
        var bar = "#".repeat(done) + "-".repeat(WIDTH - done);
        return String.format(
                Locale.ROOT, "[%s] %,d of %,d entries, %,.0f a second", bar, entries, size, entries / seconds());
    }

    private void draw(String line) {
        // What was longer before is written over by blanks.
        screen.printf("\r%s%s", line, " ".repeat(Math.max(length - line.length(), 0)));
        screen.flush();
        length = line.length();
    }

    /** How fast it was, at its end. */
    String speed(long entries) {
        return String.format(
                Locale.ROOT, "%,d entries in %.1f s, %,.0f a second", entries, seconds(), entries / seconds());
    }

    /** Since it began; never nothing. */
    private double seconds() {
        return Math.max(System.nanoTime() - begun, 1) / 1e9;
    }

    @Override
    public void close() {
        if (length > 0) {
            draw("");
            screen.print("\r");
            screen.flush();
        }
    }
}
