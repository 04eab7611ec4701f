package city.hansa.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The lines that notes, checkpoints and proofs are made of. Each ends in a newline, the last one too. */
final class Lines {

    /** The text that bytes are; the JDK would otherwise put a sign of its own for what is no UTF-8. */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("this is no UTF-8", e);
        }
    }

    static List<String> of(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line ends in a newline");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** A decimal number from 0 to 2<sup>63</sup> - 1, without sign or leading zeros. */
    static long number(String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("no decimal number without leading zeros: " + digits);
        }
        return Long.parseLong(digits);
    }

    /** Standard base64 in its one canonical form; the JDK also takes it without padding, or with stray bits. */
    static byte[] base64(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (!base64(bytes).equals(text)) {
            throw new IllegalArgumentException("no canonical base64: " + text);
        }
        return bytes;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static void requireLine(String line) {
        if (line.isEmpty() || hasControl(line)) {
            throw new IllegalArgumentException("a line is not empty, and has no control characters");
        }
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(character -> character < 0x20);
    }

    private Lines() {}
}
