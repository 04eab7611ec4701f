package city.hansa.ledger.seal;

import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys by which a log signs, each in a file that only its owner can read: {@code log.key}, made at the first start,
 * and, if it is there, {@code log-next.key}, which signs beside it so that others can learn it before it takes its place.
 * Keys that sign no more, but have signed, stand in {@code log-retired.vkeys}, one a line.
 *
 * <p>They lie outside the database: who can rewrite the log there cannot sign it.
 */
public final class LogKeys {

    private static final String CURRENT = "log.key";
    private static final String NEXT = "log-next.key";

    private static final String RETIRED = "log-retired.vkeys";

    private final String origin;
    private final List<SignerKey> keys;
    private final List<VerifierKey> retired;

    private LogKeys(String origin, List<SignerKey> keys, List<VerifierKey> retired) {
        this.origin = origin;
        this.keys = List.copyOf(keys);
        this.retired = List.copyOf(retired);
    }

    /**
     * Reads the keys of a log; the current one is made if there is none.
     *
     * @param directory made if it is not there
     * @param origin the name of the log, and of its keys
     */
    public static LogKeys in(Path directory, String origin) {
        var keys = new ArrayList<SignerKey>();
        keys.add(SignerKey.ofLog(origin, KeyFile.readOrMake(directory.resolve(CURRENT))));
        var next = directory.resolve(NEXT);
        if (Files.exists(next)) {
            keys.add(SignerKey.ofLog(origin, KeyFile.readOrMake(next)));
        }
        return new LogKeys(origin, keys, retired(directory.resolve(RETIRED)));
    }

    private static List<VerifierKey> retired(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(VerifierKey::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the log. */
    public String origin() {
        return origin;
    }

    /** What others need in order to verify: the current key first. */
    public List<VerifierKey> verifiers() {
        return keys.stream().map(SignerKey::verifier).toList();
    }

    /** The note of that text, signed by every key. */
    Note sign(String text) {
        List<NoteSignature> signatures = keys.stream().map(key -> key.sign(text)).toList();
        return new Note(text, signatures);
    }

    /**
     * Whether one of the keys has signed it, a retired one too, and none of them falsely.
     *
     * @param name under which the log signed then
     */
    public boolean signed(Note note, String name) {
        var named = Stream.concat(verifiers(name), retired.stream().filter(key -> key.name().equals(name)))
                .filter(key -> note.signatures().stream().anyMatch(key::isNamedBy))
                .toList();
        return !named.isEmpty() && named.stream().allMatch(note::isSignedBy);
    }

    /** A key keeps its bytes when the log takes another name. */
    private Stream<VerifierKey> verifiers(String name) {
        return verifiers().stream().map(key -> key.named(name));
    }
}
