package city.hansa.ledger.note;

import city.hansa.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a log sends to a witness (C2SP tlog-witness, add-checkpoint): a new checkpoint, and the proof that it is
 * consistent with the one of the old size.
 */
public record WitnessRequest(long oldSize, List<Hash> proof, Note checkpoint) {

    private static final String OLD = "old ";

    /** A proof between two trees has no more hashes than that. */
    private static final int MAX_HASHES = 63;

    public WitnessRequest {
        proof = List.copyOf(proof);
        if (proof.size() > MAX_HASHES) {
            throw new IllegalArgumentException("a consistency proof has at most " + MAX_HASHES + " hashes");
        }
    }

    /**
     * Reads a request's body. Nothing is verified by it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static WitnessRequest parse(byte[] body) {
        var text = Lines.utf8(body);
        var blank = text.indexOf("\n\n");
        if (!text.startsWith(OLD) || blank < 0) {
            throw new IllegalArgumentException("a request begins with the old size, and has a blank line");
        }
        var lines = Lines.of(text.substring(OLD.length(), blank + 1));
        return new WitnessRequest(
                Lines.number(lines.getFirst()),
                lines.stream().skip(1).map(Hash::ofBase64).toList(),
                Note.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /** The whole body. */
    @Override
    public String toString() {
        var body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.toBase64()).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}
