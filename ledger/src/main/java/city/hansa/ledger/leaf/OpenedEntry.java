package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log and what opens its commitments, as one line of JSON without its newline:
 * {@code {"leaf":"…","payload":"…","metadata":"…","salt":"…"}}, each in base64, since the very bytes are what was
 * committed to. The last three are left out of an entry that is erased, or not the reader's to open.
 *
 * @param leaf the entry's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its line, never as a record.
public record OpenedEntry(byte[] leaf, @Nullable Content content) {

    /** What was committed to, and the salt. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(byte[] payload, byte[] metadata, byte[] salt) {}

    /** The line. */
    @Override
    public String toString() {
        var line = new StringBuilder("{");
        field(line, "leaf", leaf);
        if (content != null) {
            field(line.append(','), "payload", content.payload());
            field(line.append(','), "metadata", content.metadata());
            field(line.append(','), "salt", content.salt());
        }
        return line.append('}').toString();
    }

    /** The line, in ASCII. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void field(StringBuilder line, String name, byte[] bytes) {
        line.append('"')
                .append(name)
                .append("\":\"")
                .append(Base64.getEncoder().encodeToString(bytes))
                .append('"');
    }
}
