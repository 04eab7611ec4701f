package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;

/**
 * Salted commitments to what an event says, so that a leaf can be public while its content is not (DESIGN §4).
 *
 * <p>{@code SHA-256(domain ‖ salt ‖ content)}: the salt keeps a short content from being guessed, the domain keeps a
 * payload's commitment from being passed off as a metadata's. What is hashed is final: a log cannot be hashed anew.
 */
public final class Commitment {

    /** The length of a commitment, in bytes. */
    public static final int BYTES = 32;

    /** The length of a salt, in bytes. */
    public static final int SALT_BYTES = 32;

    private static final byte[] PAYLOAD = "hansa/payload/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] METADATA = "hansa/metadata/v1\n".getBytes(StandardCharsets.US_ASCII);

    private Commitment() {}

    /** The commitment to an event's payload: {@value #BYTES} bytes. */
    public static byte[] toPayload(byte[] salt, byte[] payload) {
        return commit(PAYLOAD, salt, payload);
    }

    /** The commitment to an event's metadata: {@value #BYTES} bytes. */
    public static byte[] toMetadata(byte[] salt, byte[] metadata) {
        return commit(METADATA, salt, metadata);
    }

    private static byte[] commit(byte[] domain, byte[] salt, byte[] content) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes, not " + salt.length);
        }
        var digest = Sha256.digest();
        digest.update(domain);
        digest.update(salt);
        return digest.digest(content);
    }
}
