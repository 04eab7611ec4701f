package city.hansa.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of a key, under the name of who signs with it.
 *
 * <p>A log's key signs checkpoints; a cosigner's (C2SP tlog-cosignature) signs them together with the time. Equal if
 * name, kind and key are. Immutable.
 */
public final class VerifierKey {

    /** What is signed with a key. */
    public enum Kind {
        /** The text of a note: signature type 0x01. */
        LOG(0x01),
        /** A checkpoint and the time at which it was seen to be consistent: signature type 0x04. */
        COSIGNER(0x04);

        private final byte type;

        Kind(int type) {
            this.type = (byte) type;
        }

        private static Kind of(byte type) {
            for (var kind : values()) {
                if (kind.type == type) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("keys of type " + type + " are not known");
        }
    }

    private final String name;
    private final Kind kind;
    private final byte[] publicKey;
    private final int id;

    VerifierKey(String name, Kind kind, byte[] publicKey) {
        KeyName.require(name);
        this.name = name;
        this.kind = kind;
        this.publicKey = publicKey.clone();
        this.id = KeyName.id(name, kind.type, publicKey);
    }

    /**
     * Reads a key as it is published: {@code name+hex(id)+base64(type ‖ public key)}. The base64 may contain a plus.
     *
     * @throws IllegalArgumentException if it is none, is of an unknown type, or its id is of another key
     */
    public static VerifierKey parse(String vkey) {
        var parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key is written name+id+key");
        }
        var bytes = Lines.base64(parts[2]);
        if (bytes.length != 1 + Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + Ed25519.KEY_BYTES + " bytes after its type");
        }
        var key = new VerifierKey(parts[0], Kind.of(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.toString().equals(vkey)) {
            throw new IllegalArgumentException("the id " + parts[1] + " is of another key");
        }
        return key;
    }

    /** The same key under another name. */
    public VerifierKey named(String other) {
        return new VerifierKey(other, kind, publicKey);
    }

    /** Who signs with it. */
    public String name() {
        return name;
    }

    /** What is signed with it. */
    public Kind kind() {
        return kind;
    }

    /** The first four bytes of its hash, as signatures name it. */
    int id() {
        return id;
    }

    /** Whether a signature claims to be of this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    /** Whether it is this key's signature of that text. */
    boolean verifies(String text, NoteSignature signature) {
        return switch (kind) {
            case LOG -> Ed25519.verifies(publicKey, text, signature.signature());
            case COSIGNER -> verifies(text, signature.signature());
        };
    }

    private boolean verifies(String text, byte[] timed) {
        if (timed.length != Cosignature.BYTES) {
            return false;
        }
        var seconds = ByteBuffer.wrap(timed).getLong();
        var signature = Arrays.copyOfRange(timed, Long.BYTES, timed.length);
        return seconds >= 0 && Ed25519.verifies(publicKey, Cosignature.message(text, seconds), signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && key.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** As it is published. */
    @Override
    public String toString() {
        var typed = ByteBuffer.allocate(1 + publicKey.length).put(kind.type).put(publicKey);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Lines.base64(typed.array());
    }
}
