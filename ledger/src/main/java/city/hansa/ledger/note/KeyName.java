package city.hansa.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What keys are called (C2SP signed-note). */
final class KeyName {

    static void require(String name) {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(KeyName::isSpaceOrControl)) {
            throw new IllegalArgumentException("a key's name is not empty, and has neither spaces nor plus: " + name);
        }
    }

    private static boolean isSpaceOrControl(int character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character) || character < 0x20;
    }

    /** The first four bytes of {@code SHA-256(name ‖ newline ‖ type ‖ public key)}. */
    static int id(String name, byte type, byte[] publicKey) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(type);
            return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private KeyName() {}
}
