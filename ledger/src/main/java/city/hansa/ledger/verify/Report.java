package city.hansa.ledger.verify;

import java.io.PrintStream;
import java.util.Locale;

/** What a verification says on standard output: line by line what was looked at, and last whether it holds. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** What is verified, and against what. */
    void of(String what, String text) {
        out.printf("%-13s %s%n", what, printable(text));
    }

    void checked(String what) {
        of("checked", what);
    }

    /** What a reader might otherwise take to be shown too. */
    void notChecked(String what) {
        of("not checked", what);
    }

    void holds(String what) {
        of("HOLDS", what);
    }

    void doesNotHold(String why) {
        of("DOES NOT HOLD", why);
    }

    /** A number as people read it. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The text without what could move a terminal's cursor, or turn its direction: what we verify is not ours. */
    static String printable(String text) {
        return text.replaceAll("\\p{C}", "\uFFFD");
    }
}
