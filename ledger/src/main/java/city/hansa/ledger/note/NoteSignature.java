package city.hansa.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One line below a note: who signed it, by which key, and the signature. Equal if all three are.
 *
 * @param name of the key, usually the log's origin or the witness's address
 * @param keyId the first four bytes of the key's hash
 * @param signature what the key's algorithm makes of the note's text
 */
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below.
public record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String DASH = "— ";

    public NoteSignature {
        KeyName.require(name);
    }

    /**
     * Reads a signature's line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static NoteSignature parse(String line) {
        var parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3) {
            throw new IllegalArgumentException("no signature's line: " + line);
        }
        var bytes = Lines.base64(parts[2]);
        if (bytes.length <= Integer.BYTES) {
            throw new IllegalArgumentException("a signature is longer than its key's id");
        }
        return new NoteSignature(
                parts[1],
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** Its line, ending in a newline. */
    public String line() {
        var bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
        bytes.putInt(keyId).put(signature);
        return DASH + name + " " + Lines.base64(bytes.array()) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature(var otherName, var otherId, var otherSignature)
                && name.equals(otherName)
                && keyId == otherId
                && Arrays.equals(signature, otherSignature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
