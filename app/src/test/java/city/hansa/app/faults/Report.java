package city.hansa.app.faults;

import city.hansa.app.faults.Finding.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of all that was tried in this run, printed line by line and kept in a file of the build. */
final class Report {

    private static final Path FILE = Path.of("target", "faults.md");
    private static final List<Line> LINES = new ArrayList<>();

    /**
     * Faults of one kind.
     *
     * @param faults how many there were
     * @param found by the checker, after all of them
     * @param ready how long each time it took until it was ready again
     */
    record Line(
            String fault,
            long faults,
            Told.Numbers numbers,
            Map<Kind, Long> found,
            List<Duration> ready,
            Duration promised) {

        private String row() {
            var cells = new ArrayList<String>();
            cells.add(fault);
            for (var number : List.of(
                    faults,
                    numbers.sent(),
                    numbers.taken(),
                    numbers.again(),
                    numbers.refused(),
                    numbers.unknown())) {
                cells.add(String.format(Locale.ROOT, "%,d", number));
            }
            for (var kind : Kind.values()) {
                cells.add(Long.toString(found.getOrDefault(kind, 0L)));
            }
            cells.add(readyAgain());
            return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
        }

        private String readyAgain() {
            if (ready.isEmpty()) {
                return "–";
            }
            var sorted = ready.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "%.1f s, at worst %.1f s of %d",
                    sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                    sorted.getLast().toMillis() / 1000.0,
                    promised.toSeconds());
        }
    }

    static synchronized void add(Line line) {
        LINES.add(line);
        var text = text();
        System.out.println(LINES.size() == 1 ? text : line.row());
        try {
            Files.createDirectories(FILE.resolveSibling(""));
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        var kinds = Arrays.stream(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" | "));
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "# Faults under load, %s, seed %d, %d processors%n%n",
                Clock.systemUTC().instant(),
                Runs.SEED,
                Runtime.getRuntime().availableProcessors()));
        text.append("| fault | times | sent | acknowledged | answered again | refused | unanswered | ")
                .append(kinds)
                .append(" | ready again |\n|")
                .append(" --- |".repeat(8 + Kind.values().length))
                .append('\n');
        LINES.forEach(line -> text.append(line.row()));
        return text.toString();
    }

    private Report() {}
}
