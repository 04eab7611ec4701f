package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log and what opens its commitments, as exports and audit receipts have it, one line of JSON without its
 * newline: {@code {"leaf":"…","payload":"…","metadata":"…","salt":"…"}}, each in base64, since the very bytes are what was
 * committed to. The last three are left out of an entry that is erased, or not the reader's to open.
 *
 * @param leaf the entry's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its line, never as a record.
public record OpenedEntry(byte[] leaf, @Nullable Content content) {

    private static final String LEAF = "{\"leaf\":\"";
    private static final String PAYLOAD = "\",\"payload\":\"";
    private static final String METADATA = "\",\"metadata\":\"";
    private static final String SALT = "\",\"salt\":\"";
    private static final String END = "\"}";

    /** What an event says, and the salt by which its leaf is committed to it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Content(byte[] payload, byte[] metadata, byte[] salt) {

        private void requireCommitted(Leaf leaf) {
            if (!Arrays.equals(Commitment.toPayload(salt, payload), leaf.payloadCommitment())) {
                throw new IllegalArgumentException("its payload and salt are not what it is committed to");
            }
            if (!Arrays.equals(Commitment.toMetadata(salt, metadata), leaf.metadataCommitment())) {
                throw new IllegalArgumentException("its metadata and salt are not what it is committed to");
            }
        }
    }

    /**
     * Reads a line in its one form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static OpenedEntry parse(byte[] line) {
        // Whatever is not ASCII becomes what is no base64; so do quotes that are none of the separators'.
        var text = new String(line, StandardCharsets.US_ASCII);
        if (!text.startsWith(LEAF) || !text.endsWith(END)) {
            throw new IllegalArgumentException("a line begins with " + LEAF + " and ends with " + END);
        }
        var end = text.length() - END.length();
        var payload = text.indexOf(PAYLOAD);
        if (payload < 0) {
            return new OpenedEntry(base64(text, LEAF.length(), end), null);
        }
        var metadata = text.indexOf(METADATA, payload);
        var salt = text.indexOf(SALT, metadata);
        if (metadata < 0 || salt < 0) {
            throw new IllegalArgumentException("a line with a payload has metadata and a salt after it");
        }
        var content = new Content(
                base64(text, payload + PAYLOAD.length(), metadata),
                base64(text, metadata + METADATA.length(), salt),
                base64(text, salt + SALT.length(), end));
        return new OpenedEntry(base64(text, LEAF.length(), payload), content);
    }

    /** Whether there is nothing of it but the leaf. */
    public boolean isClosed() {
        return content == null;
    }

    /**
     * Requires that its content, unless it is closed, is what its leaf is committed to.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public void requireCommitted(Leaf itsLeaf) {
        if (content != null) {
            content.requireCommitted(itsLeaf);
        }
    }

    /** The line. */
    @Override
    public String toString() {
        var line = new StringBuilder(LEAF).append(base64(leaf));
        if (content != null) {
            line.append(PAYLOAD).append(base64(content.payload()));
            line.append(METADATA).append(base64(content.metadata()));
            line.append(SALT).append(base64(content.salt()));
        }
        return line.append(END).toString();
    }

    /** The line, in ASCII. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] base64(String text, int begin, int end) {
        if (begin > end) {
            throw new IllegalArgumentException("a value ends before it begins");
        }
        var base64 = text.substring(begin, end);
        var bytes = Base64.getDecoder().decode(base64);
        // The JDK also takes text without padding, or with stray bits in its last digit.
        if (!base64(bytes).equals(base64)) {
            throw new IllegalArgumentException("a value is in canonical base64");
        }
        return bytes;
    }
}
