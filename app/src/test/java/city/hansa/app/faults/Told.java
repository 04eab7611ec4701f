package city.hansa.app.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What callers were told, as their log has it.
 *
 * @param contradictions commands that were answered once more, and otherwise
 * @param unpromised answers that no caller was promised
 * @param reconciliations positions at which it is on record that later ones were lost
 */
record Told(
        Map<String, Fate> commands,
        List<String> contradictions,
        List<String> unpromised,
        List<Long> reconciliations,
        Numbers numbers) {

    /**
     * What became of one command.
     *
     * @param after the last position that was acknowledged, to anybody, before it was first sent
     * @param taken null if it was not acknowledged
     * @param refused whether a rule refused it at last
     */
    record Fate(Command command, long after, @Nullable Taken taken, boolean refused) {

        private Fate taken(Taken acknowledged) {
            return new Fate(command, after, acknowledged, false);
        }

        private Fate refusedAtLast() {
            return new Fate(command, after, taken, taken == null);
        }

        /** Given, and neither acknowledged nor refused. */
        boolean isOpen() {
            return taken == null && !refused;
        }

        /** Where that position is lost with all that followed, it may take effect once more. */
        private Fate upTo(long last) {
            var kept = taken != null && taken.position() <= last ? taken : null;
            return new Fate(command, Math.min(after, last), kept, refused);
        }
    }

    /** What an acknowledgement said. */
    record Taken(String id, long sequence, long position) {}

    /** How many requests were sent, commands acknowledged, answered with what was answered before, refused, left unanswered. */
    record Numbers(long sent, long taken, long again, long refused, long unknown) {

        Numbers since(Numbers before) {
            return new Numbers(
                    sent - before.sent,
                    taken - before.taken,
                    again - before.again,
                    refused - before.refused,
                    unknown - before.unknown);
        }
    }

    /** The last position that was acknowledged, or -1. */
    long last() {
        return commands.values().stream()
                .mapToLong(fate -> fate.taken() == null ? -1 : fate.taken().position())
                .max()
                .orElse(-1);
    }

    static Told of(List<String> lines) {
        var reading = new Reading();
        lines.forEach(reading::line);
        return reading.told();
    }

    private static final class Reading {

        private final Map<String, Fate> commands = new LinkedHashMap<>();
        private final Map<String, Long> counts = new HashMap<>();
        private final List<String> contradictions = new ArrayList<>();
        private final List<String> unpromised = new ArrayList<>();
        private final List<Long> reconciliations = new ArrayList<>();
        private long last = -1;

        void line(String line) {
            var words = line.split("\t", -1);
            counts.merge(words[0], 1L, Long::sum);
            switch (words[0]) {
                case "sent" -> commands.computeIfAbsent(words[1], key -> new Fate(
                        new Command(Command.number(key), words[3], words[4], Integer.parseInt(words[2])),
                        last,
                        null,
                        false));
                case "taken" -> taken(words);
                case "refused" -> commands.computeIfPresent(words[1], (_, fate) -> fate.refusedAtLast());
                case "unpromised" -> unpromised.add(words[1] + " was answered " + words[2]);
                case "restored" -> restored(Long.parseLong(words[1]), Long.parseLong(words[2]));
                case "unknown" -> {}
                default -> throw new IllegalArgumentException(line);
            }
        }

        private void taken(String[] words) {
            var acknowledged = new Taken(words[2], Long.parseLong(words[3]), Long.parseLong(words[4]));
            counts.merge(words[5], 1L, Long::sum);
            last = Math.max(last, acknowledged.position());
            commands.computeIfPresent(words[1], (key, fate) -> {
                if (fate.taken() != null && !fate.taken().equals(acknowledged)) {
                    contradictions.add(key + " was answered " + fate.taken() + ", then " + acknowledged);
                }
                return fate.taken(acknowledged);
            });
        }

        private void restored(long kept, long recordedAt) {
            commands.replaceAll((_, fate) -> fate.upTo(kept));
            last = Math.min(last, kept);
            reconciliations.removeIf(position -> position > kept);
            reconciliations.add(recordedAt);
        }

        Told told() {
            var taken = commands.values().stream().filter(fate -> fate.taken() != null).count();
            return new Told(commands, contradictions, unpromised, reconciliations, new Numbers(
                    count("sent"), taken, count("again"), count("refused"), count("unknown")));
        }

        private long count(String word) {
            return counts.getOrDefault(word, 0L);
        }
    }
}
