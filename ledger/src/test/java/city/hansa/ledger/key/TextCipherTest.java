package city.hansa.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextCipherTest {

    private static final UUID EVENT = UUID.fromString("0199d5c0-0000-7000-8000-00000000000e");
    private static final String TEXT = "Gespräche mit dem Hafen, 港";

    @TempDir
    private Path directory;

    private DataKeys keys;
    private TextCipher cipher;
    private UUID key;

    @BeforeEach
    void open() {
        keys = DataKeys.in(directory, UUID::randomUUID);
        cipher = new TextCipher(keys);
        key = keys.make();
    }

    @Test
    void what_was_encrypted_is_read_again_and_says_nothing_meanwhile() {
        var sealed = cipher.encrypt(key, EVENT, "reason", TEXT);

        assertThat(sealed).startsWith("sealed:1:" + key + ":").doesNotContain("Hafen");
        assertThat(cipher.decrypt(sealed, EVENT, "reason")).contains(TEXT);
    }

    /** By the JDK alone, from what docs/ledger.md says. */
    @Test
    void its_bytes_are_those_that_are_written_down() throws Exception {
        var box = Base64.getUrlDecoder().decode(cipher.encrypt(key, EVENT, "reason", TEXT).split(":", -1)[3]);

        var aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Files.readAllBytes(directory.resolve(key + ".key")), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(box, 12)));
        aes.updateAAD("hansa/narrative/v1\n0199d5c0-0000-7000-8000-00000000000e\nreason".getBytes(StandardCharsets.UTF_8));

        assertThat(aes.doFinal(box, 12, box.length - 12)).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_same_text_is_never_encrypted_alike() {
        assertThat(cipher.encrypt(key, EVENT, "reason", TEXT)).isNotEqualTo(cipher.encrypt(key, EVENT, "reason", TEXT));
    }

    @Test
    void it_opens_in_its_own_event_and_field_alone() {
        var sealed = cipher.encrypt(key, EVENT, "reason", TEXT);

        refused(sealed, new UUID(1, 1), "reason");
        refused(sealed, EVENT, "note");
    }

    @Test
    void a_single_altered_character_is_found() {
        var sealed = cipher.encrypt(key, EVENT, "reason", TEXT);
        for (var at = sealed.lastIndexOf(':') + 1; at < sealed.length() - 1; at++) {
            var other = sealed.charAt(at) == 'A' ? 'B' : 'A';

            refused(sealed.substring(0, at) + other + sealed.substring(at + 1), EVENT, "reason");
        }
    }

    @Test
    void another_key_does_not_open_it() {
        var sealed = cipher.encrypt(key, EVENT, "reason", TEXT);

        refused(sealed.replace(key.toString(), keys.make().toString()), EVENT, "reason");
    }

    @Test
    void with_the_key_goes_the_text_and_who_somebody_was() {
        var sealed = cipher.encrypt(key, EVENT, "reason", TEXT);

        keys.destroy(key);

        assertThat(cipher.decrypt(sealed, EVENT, "reason")).isEmpty();
        assertThatThrownBy(() -> cipher.pseudonym(key, "somebody")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.encrypt(key, EVENT, "reason", TEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_pseudonym_is_the_same_for_one_person_and_key_only() {
        var somebody = cipher.pseudonym(key, "somebody");

        assertThat(somebody).matches("[0-9a-f]{64}").isEqualTo(cipher.pseudonym(key, "somebody"));
        assertThat(somebody)
                .isNotEqualTo(cipher.pseudonym(key, "somebody else"))
                .isNotEqualTo(cipher.pseudonym(keys.make(), "somebody"));
    }

    @Test
    void a_text_of_another_form_is_refused() {
        refused("sealed:1:", EVENT, "reason");
        refused("the deal is done", EVENT, "reason");
    }

    private void refused(String sealed, UUID event, String field) {
        assertThatThrownBy(() -> cipher.decrypt(sealed, event, field)).isInstanceOf(IllegalArgumentException.class);
    }
}
