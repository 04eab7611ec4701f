package city.hansa.ledger.verify;

import java.io.PrintStream;
import java.util.List;

/**
 * The command {@code verify}: whether a log, an export or a receipt holds. It needs no server of ours but the log
 * itself, no database and no configuration, and leaves nothing behind.
 */
public final class Verify {

    /**
     * Runs the command.
     *
     * @param out gets what was verified, and the first thing that does not hold
     * @param err gets the progress, and why nothing could be verified
     * @return the exit code: 0 all holds, 1 something does not hold, 2 wrong usage, 3 something could not be read
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (List.of(arguments).contains("--help")) {
            out.print(Help.TEXT);
            return Stop.Exit.HOLDS.code();
        }
        var report = new Report(out);
        try {
            new Verification(Options.parse(arguments), report, err).run();
            return Stop.Exit.HOLDS.code();
        } catch (Stop stop) {
            var why = Report.printable(stop.getMessage());
            switch (stop.exit()) {
                case HOLDS, DOES_NOT_HOLD -> report.doesNotHold(why);
                case WRONG_USAGE -> err.println("wrong usage: " + why + "; see verify --help");
                case UNREADABLE -> err.println("could not be read: " + why);
            }
            return stop.exit().code();
        }
    }

    private Verify() {}
}
