package city.hansa.ledger.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts of an event, encrypted under a data key: {@code sealed:1:<key id>:<base64url( nonce ‖ ciphertext ‖ tag )>}, by
 * AES-256-GCM with a random nonce of 96 bits and a tag of 128. What is authenticated with a text is the event and the
 * field in which it stands, so that it opens nowhere else (docs/ledger.md). Safe for use by several threads.
 */
public final class TextCipher {

    private static final Pattern FORM = Pattern.compile("sealed:1:([0-9a-f-]{36}):([A-Za-z0-9_-]{39,})");
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final DataKeys keys;
    private final SecureRandom random = new SecureRandom();

    public TextCipher(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * The text, encrypted.
     *
     * @throws IllegalStateException if the key is not held
     */
    public String encrypt(UUID key, UUID event, String field, String text) {
        var box = keys.with(key, bytes -> encrypt(bytes, event, field, text)).orElseThrow(() -> notHeld(key));
        return "sealed:1:" + key + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }

    /**
     * What was encrypted; empty where the key is not held.
     *
     * @throws IllegalArgumentException if this is not what was encrypted for that field of that event
     */
    public Optional<String> decrypt(String sealed, UUID event, String field) {
        var form = FORM.matcher(sealed);
        if (!form.matches()) {
            throw new IllegalArgumentException("this is no encrypted text");
        }
        var box = Base64.getUrlDecoder().decode(form.group(2));
        return keys.with(UUID.fromString(form.group(1)), key -> decrypt(key, box, event, field));
    }

    /**
     * Who somebody is, told by whoever has the key, and by nobody once it is destroyed.
     *
     * @return HMAC-SHA-256, in hexadecimal
     * @throws IllegalStateException if the key is not held
     */
    public String pseudonym(UUID key, String person) {
        return keys.with(key, bytes -> pseudonym(bytes, person)).orElseThrow(() -> notHeld(key));
    }

    private byte[] encrypt(byte[] key, UUID event, String field, String text) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var secret = cipher(Cipher.ENCRYPT_MODE, key, nonce, event, field)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + secret.length).put(nonce).put(secret).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    private static String decrypt(byte[] key, byte[] box, UUID event, String field) {
        try {
            var text = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(box, NONCE), event, field)
                    .doFinal(box, NONCE, box.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException altered) {
            throw new IllegalArgumentException("this was not encrypted for " + field + " of " + event, altered);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, UUID event, String field)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(("hansa/narrative/v1\n" + event + "\n" + field).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String pseudonym(byte[] key, String person) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("hansa/person/v1\n" + person).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static IllegalStateException notHeld(UUID key) {
        return new IllegalStateException("the data key " + key + " is not held");
    }
}
