package city.hansa.ledger.verify;

import city.hansa.ledger.note.VerifierKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command asks for; see {@link Help}. It asks for one thing: a receipt by itself, or a whole log or an export
 * against one checkpoint, from a URL or a file.
 */
record Options(
        @Nullable String url,
        @Nullable VerifierKey key,
        Witnesses witnesses,
        @Nullable Path since,
        @Nullable VerifierKey sinceKey,
        @Nullable Path export,
        @Nullable Path checkpoint,
        @Nullable Path receipt,
        boolean progress) {

    private static final String URL = "<log URL>";
    private static final String KEY = "--vkey";
    private static final String WITNESS = "--witness";
    private static final String QUORUM = "--quorum";
    private static final String SINCE = "--since";
    private static final String SINCE_KEY = "--since-vkey";
    private static final String EXPORT = "--export";
    private static final String CHECKPOINT = "--checkpoint";
    private static final String RECEIPT = "--receipt";
    private static final String PROGRESS = "--progress";

    private static final Set<String> WITH_VALUE =
            Set.of(KEY, WITNESS, QUORUM, SINCE, SINCE_KEY, EXPORT, CHECKPOINT, RECEIPT);

    /** The values of each option that was given. */
    private record Given(Map<String, List<String>> values) {

        boolean has(String option) {
            return values.containsKey(option);
        }

        List<String> all(String option) {
            return values.getOrDefault(option, List.of());
        }

        @Nullable
        String one(String option) {
            var all = all(option);
            require(all.size() < 2, option + " is given twice");
            return all.isEmpty() ? null : all.getFirst();
        }

        @Nullable
        Path file(String option) {
            var name = one(option);
            try {
                return name == null ? null : Path.of(name);
            } catch (InvalidPathException e) {
                throw Stop.wrongUsage(option + ": " + e.getMessage());
            }
        }
    }

    /** Reads the arguments of a command; one that cannot be meant is a {@link Stop} as wrong usage. */
    static Options parse(String... arguments) {
        var given = given(arguments);
        requireOneTask(given);
        return new Options(
                given.one(URL),
                logKey(given, KEY),
                witnesses(given),
                given.file(SINCE),
                logKey(given, SINCE_KEY),
                given.file(EXPORT),
                given.file(CHECKPOINT),
                given.file(RECEIPT),
                given.has(PROGRESS));
    }

    private static Given given(String... arguments) {
        var values = new HashMap<String, List<String>>();
        var left = List.of(arguments).iterator();
        while (left.hasNext()) {
            var argument = left.next();
            var isUrl = !argument.startsWith("--");
            var hasValue = WITH_VALUE.contains(argument);
            require(isUrl || hasValue || argument.equals(PROGRESS), "there is no option " + argument);
            require(!hasValue || left.hasNext(), argument + " has no value");
            values.computeIfAbsent(isUrl ? URL : argument, _ -> new ArrayList<>())
                    .add(hasValue ? left.next() : argument);
        }
        return new Given(values);
    }

    private static void requireOneTask(Given given) {
        if (given.has(RECEIPT)) {
            for (var other : List.of(URL, EXPORT, CHECKPOINT, SINCE)) {
                require(!given.has(other), "a receipt is verified by itself, without " + other);
            }
        } else {
            require(
                    given.has(URL) != given.has(CHECKPOINT),
                    "a log's URL is needed, or --checkpoint with --export, or --receipt");
            require(given.has(EXPORT) || !given.has(CHECKPOINT), "--checkpoint is for an --export");
        }
        require(given.has(SINCE) || !given.has(SINCE_KEY), SINCE_KEY + " is for an older checkpoint, " + SINCE);
    }

    private static Witnesses witnesses(Given given) {
        var keys = given.all(WITNESS).stream()
                .map(key -> key(key, VerifierKey.Kind.COSIGNER))
                .toList();
        require(Set.copyOf(keys).size() == keys.size(), "a witness is given twice, and has but one voice");
        var quorum = given.one(QUORUM);
        return new Witnesses(keys, quorum == null ? keys.size() : quorum(quorum, keys.size()));
    }

    private static int quorum(String text, int most) {
        for (int quorum = 1; quorum <= most; quorum++) {
            if (text.equals(Integer.toString(quorum))) {
                return quorum;
            }
        }
        throw Stop.wrongUsage("--quorum is a number from 1 to that of the witnesses, " + most);
    }

    private static @Nullable VerifierKey logKey(Given given, String option) {
        var key = given.one(option);
        return key == null ? null : key(key, VerifierKey.Kind.LOG);
    }

    private static VerifierKey key(String text, VerifierKey.Kind kind) {
        try {
            var key = VerifierKey.parse(text);
            require(key.kind() == kind, "the key of a " + key.kind() + " stands for that of a " + kind + ": " + text);
            return key;
        } catch (IllegalArgumentException e) {
            throw Stop.wrongUsage("no key: " + e.getMessage());
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Stop.wrongUsage(otherwise);
        }
    }
}
