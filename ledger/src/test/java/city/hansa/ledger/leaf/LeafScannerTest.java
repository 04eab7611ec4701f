package city.hansa.ledger.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A leaf is read in the one form in which it is written, or not at all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeafScannerTest {

    private static final int RANDOM_CHANGES = 50_000;
    private static final String FORMAL = "0123456789abcdefABF\"\\u{}:,.-+TZ \0";
    private static final String ALL_OF_ASCII = allOfAscii();
    private static final Leaf LEAF = new Leaf(
            Long.MAX_VALUE,
            "018f2f6e-0000-7000-8000-000000000001",
            ALL_OF_ASCII,
            "City",
            0,
            "city.registered",
            Integer.MAX_VALUE,
            "PUBLIC",
            Instant.parse("2026-11-23T10:00:00.123456Z"),
            new byte[Commitment.BYTES],
            new byte[Commitment.BYTES]);

    @Test
    void what_is_written_is_read() {
        var read = Leaf.parse(LEAF.bytes());

        assertThat(read).usingRecursiveComparison().isEqualTo(LEAF);
        assertThat(read.bytes()).isEqualTo(LEAF.bytes());
    }

    @Test
    void whatever_is_read_is_written_as_the_same_bytes() {
        var seed = 20_261_128L;
        var written = LEAF.bytes();
        var random = new Random(seed);
        var read = 0;
        for (int i = 0; i < RANDOM_CHANGES; i++) {
            var bytes = changed(written, random);
            if (isRead(bytes)) {
                read++;
                assertThat(Leaf.parse(bytes).bytes())
                        .as("change %d of seed %d", i, seed)
                        .isEqualTo(bytes);
            }
        }
        assertThat(read).as("some changes must lead to another leaf").isPositive();
    }

    /** Changes a byte, or takes one out, or puts one in: mostly one that matters to the form. */
    private static byte[] changed(byte[] bytes, Random random) {
        var text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        var at = random.nextInt(text.length());
        var character =
                random.nextBoolean() ? FORMAL.charAt(random.nextInt(FORMAL.length())) : (char) random.nextInt(256);
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, character);
            case 1 -> text.deleteCharAt(at);
            default -> text.insert(at, character);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isRead(byte[] bytes) {
        try {
            Leaf.parse(bytes);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"aggregateId"         | {"aggregateID"
                    {"aggregateId"         | { "aggregateId"
                    "aggregateSeq":"0"     | "aggregateSeq":0
                    "aggregateSeq":"0"     | "aggregateSeq":"00"
                    "aggregateSeq":"0"     | "aggregateSeq":"-0"
                    "aggregateSeq":"0"     | "aggregateSeq":""
                    "City"                 | "C\\u0069ty"
                    "City"                 | "C\\u000aty"
                    "City"                 | "C\\u001Fty"
                    "City"                 | "C\\/ty"
                    "City"                 | "Stadt ä"
                    "metadataCommitment":"00 | "metadataCommitment":"0
                    "metadataCommitment":"00 | "metadataCommitment":"000
                    "metadataCommitment":"00 | "metadataCommitment":"0A
                    "2147483647"           | "2147483648"
                    "9223372036854775807"  | "9223372036854775808"
                    2026-11-23T            | 2026-02-29T
                    2026-11-23T            | +2026-11-23T
                    T10:00:00              | T24:00:00
                    T10:00:00              | T10:00:60
                    .123456Z               | .123Z
                    .123456Z               | .123456+00:00
                    "v":1                  | "v":2
                    "v":1                  | "v":"1"
                    "PUBLIC"}              | "PUBLIC"
                    "PUBLIC"}              | "PUBLIC"}}
                    "PUBLIC"}              | "PUBLIC","z":"1"}
                    """)
    void no_other_form_is_read(String canonical, String other) {
        var leaf = new String(LEAF.bytes(), StandardCharsets.US_ASCII);
        assertThat(leaf).contains(canonical);

        var changed = leaf.replace(canonical, other).getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> Leaf.parse(changed));
    }

    @Test
    void a_leaf_that_is_too_long_is_not_read() {
        var leaf = new String(LEAF.bytes(), StandardCharsets.US_ASCII).replace("City", "x".repeat(700));

        assertThatIllegalArgumentException().isThrownBy(() -> Leaf.parse(leaf.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void nothing_that_is_cut_off_is_read() {
        var bytes = LEAF.bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(isRead(Arrays.copyOf(bytes, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    private static String allOfAscii() {
        var text = new StringBuilder();
        for (char character = 0; character < 0x80; character++) {
            text.append(character);
        }
        return text.toString();
    }
}
