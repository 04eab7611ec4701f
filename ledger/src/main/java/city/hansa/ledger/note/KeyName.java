package city.hansa.ledger.note;

import city.hansa.ledger.leaf.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
        var digest = Sha256.digest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(type);
        return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
    }

    private KeyName() {}
}
