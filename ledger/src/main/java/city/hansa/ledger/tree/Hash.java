package city.hansa.ledger.tree;

import city.hansa.ledger.leaf.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash of the tree: of a leaf, or of two nodes. Immutable; equal if its bytes are. */
public final class Hash {

    /** The length of a hash, in bytes. */
    public static final int BYTES = 32;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash EMPTY_TREE = new Hash(Sha256.digest().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of an entry; its prefix keeps an inner node from being passed off as an entry. */
    public static Hash ofLeaf(byte[] entry) {
        var digest = Sha256.digest();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of the node above two nodes. */
    public static Hash ofNode(Hash left, Hash right) {
        var digest = Sha256.digest();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The hash whose {@value #BYTES} bytes begin at an offset. */
    public static Hash at(byte[] bytes, int offset) {
        if (offset < 0 || bytes.length - offset < BYTES) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes");
        }
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
    }

    /**
     * The hash that is written in standard base64.
     *
     * @throws IllegalArgumentException if it is not {@value #BYTES} bytes in their one canonical form
     */
    public static Hash ofBase64(String base64) {
        var hash = new Hash(Base64.getDecoder().decode(base64));
        // The JDK also takes text without padding, or with stray bits in its last digit.
        if (hash.bytes.length != BYTES || !hash.toBase64().equals(base64)) {
            throw new IllegalArgumentException("a hash is " + BYTES + " bytes in canonical base64");
        }
        return hash;
    }

    /** In standard base64, as checkpoints and proofs write it. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
