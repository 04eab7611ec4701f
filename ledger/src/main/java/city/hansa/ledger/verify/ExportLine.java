package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.Commitment;
import city.hansa.ledger.leaf.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One event as exports and receipts have it: {@code {"leaf":"…","payload":"…","metadata":"…","salt":"…"}}, all in
 * base64, or {@code {"leaf":"…"}} alone once its content was erased.
 *
 * @param leaf the entry as it stands in the log
 * @param content null if it was erased
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ExportLine(byte[] leaf, @Nullable Content content) {

    private static final String LEAF = "{\"leaf\":\"";
    private static final String PAYLOAD = "\",\"payload\":\"";
    private static final String METADATA = "\",\"metadata\":\"";
    private static final String SALT = "\",\"salt\":\"";
    private static final String END = "\"}";

    /** What an event says, and the salt by which its leaf is committed to it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Content(byte[] payload, byte[] metadata, byte[] salt) {

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
     * Reads a line, without its newline, in its one form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ExportLine parse(byte[] line) {
        // Whatever is not ASCII becomes what is no base64; so do quotes that are none of the separators'.
        var text = new String(line, StandardCharsets.US_ASCII);
        if (!text.startsWith(LEAF) || !text.endsWith(END)) {
            throw new IllegalArgumentException("a line begins with " + LEAF + " and ends with " + END);
        }
        var end = text.length() - END.length();
        var payload = text.indexOf(PAYLOAD);
        if (payload < 0) {
            return new ExportLine(base64(text, LEAF.length(), end), null);
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
        return new ExportLine(base64(text, LEAF.length(), payload), content);
    }

    /** Whether nothing is left but the leaf. */
    boolean isErased() {
        return content == null;
    }

    /** Requires that its content, unless it was erased, is what its leaf is committed to. */
    void requireCommitted(Leaf itsLeaf) {
        try {
            if (content != null) {
                content.requireCommitted(itsLeaf);
            }
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("leaf " + itsLeaf.position(), e);
        }
    }

    private static byte[] base64(String text, int begin, int end) {
        if (begin > end) {
            throw new IllegalArgumentException("a value ends before it begins");
        }
        var base64 = text.substring(begin, end);
        var bytes = Base64.getDecoder().decode(base64);
        // The JDK also takes text without padding, or with stray bits in its last digit.
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("a value is in canonical base64");
        }
        return bytes;
    }
}
