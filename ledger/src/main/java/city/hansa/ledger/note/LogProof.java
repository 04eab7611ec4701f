package city.hansa.ledger.note;

import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows by itself that an entry is in a log (C2SP tlog-proof): its index, the inclusion proof and the signed checkpoint.
 * Kept in a file {@code *.tlog-proof}.
 *
 * @param extra anything more for whoever reads it, not covered by any signature; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its text, never as a record.
public record LogProof(byte @Nullable [] extra, InclusionProof inclusion, Note checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** A tree of 2<sup>63</sup> leaves has no longer proof. */
    private static final int MAX_HASHES = 63;

    /**
     * Reads a proof. Nothing is verified by it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LogProof parse(byte[] bytes) {
        var file = Lines.utf8(bytes);
        var blank = file.indexOf("\n\n");
        if (!file.startsWith(HEADER) || blank < HEADER.length()) {
            throw new IllegalArgumentException("a proof begins with " + HEADER.strip() + ", and has a blank line");
        }
        var note = Note.parse(file.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
        var lines = Lines.of(file.substring(HEADER.length(), blank + 1));
        var extra = lines.getFirst().startsWith(EXTRA) ? lines.getFirst().substring(EXTRA.length()) : null;
        return new LogProof(
                extra == null ? null : Lines.base64(extra),
                inclusion(extra == null ? lines : lines.subList(1, lines.size()), note),
                note);
    }

    private static InclusionProof inclusion(List<String> lines, Note note) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX) || lines.size() > 1 + MAX_HASHES) {
            throw new IllegalArgumentException("an index and at most " + MAX_HASHES + " hashes prove an inclusion");
        }
        return new InclusionProof(
                Lines.number(lines.getFirst().substring(INDEX.length())),
                Checkpoint.parse(note.text()).size(),
                lines.stream().skip(1).map(Hash::ofBase64).toList());
    }

    /** The whole file. */
    @Override
    public String toString() {
        var file = new StringBuilder(HEADER);
        if (extra != null) {
            file.append(EXTRA).append(Lines.base64(extra)).append('\n');
        }
        file.append(INDEX).append(inclusion.index()).append('\n');
        inclusion.hashes().forEach(hash -> file.append(hash.toBase64()).append('\n'));
        return file.append('\n').append(checkpoint).toString();
    }
}
