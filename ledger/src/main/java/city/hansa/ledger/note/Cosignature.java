package city.hansa.ledger.note;

import java.nio.ByteBuffer;
import java.time.Instant;

/** What a witness signs of a checkpoint: its text, and when it was the largest that was seen (C2SP tlog-cosignature). */
public final class Cosignature {

    /** The length of the time and the signature, in bytes. */
    static final int BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES;

    static String message(String text, long seconds) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    /** When a cosigner's key gave that signature, in whole seconds; the last moment of all if it says a later. */
    public static Instant time(NoteSignature signature) {
        if (signature.signature().length != BYTES) {
            throw new IllegalArgumentException("a cosignature has " + BYTES + " bytes");
        }
        var seconds = ByteBuffer.wrap(signature.signature()).getLong();
        return Instant.ofEpochSecond(Math.clamp(seconds, 0, Instant.MAX.getEpochSecond()));
    }

    private Cosignature() {}
}
