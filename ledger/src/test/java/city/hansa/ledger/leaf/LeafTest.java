package city.hansa.ledger.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The vectors were computed by another implementation, in another language. They never change. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeafTest {

    private static final byte[] SALT = HexFormat.of()
            .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final String PAYLOAD_COMMITMENT = "c6d9a784db3117af4fa48b38212412696af94ac47d9c3f135b825149593e8fb9";
    private static final String METADATA_COMMITMENT = "1bf58823ffb5d7b19d84e60777fbfb60914ee3aa71e64fde10f2d4ab8df659e5";
    private static final String LEAF = """
            {"aggregateId":"018f2f6e-0000-7000-8000-000000000002","aggregateSeq":"0",\
            "aggregateType":"City","eventId":"018f2f6e-0000-7000-8000-000000000001",\
            "metadataCommitment":"1bf58823ffb5d7b19d84e60777fbfb60914ee3aa71e64fde10f2d4ab8df659e5",\
            "payloadCommitment":"c6d9a784db3117af4fa48b38212412696af94ac47d9c3f135b825149593e8fb9",\
            "payloadRevision":"1","payloadType":"city.registered","position":"42",\
            "time":"2026-11-23T10:00:00.123456Z","v":1,"visibility":"PUBLIC"}\
            """;
    private static final String LEAF_HASH = "4e05b4607ae2065423668cad171dedfe6ed72edbcff329ffa15cafe7ae6f445b";

    @Test
    void commitments_equal_their_vectors() {
        assertThat(HexFormat.of().formatHex(Commitment.toPayload(SALT, bytes("{\"name\":\"Lübeck\"}"))))
                .isEqualTo(PAYLOAD_COMMITMENT);
        assertThat(HexFormat.of().formatHex(Commitment.toMetadata(SALT, bytes("{}"))))
                .isEqualTo(METADATA_COMMITMENT);
    }

    @Test
    void a_leaf_equals_its_vector() throws NoSuchAlgorithmException {
        var leaf = leaf("City", Instant.parse("2026-11-23T10:00:00.123456Z")).bytes();

        assertThat(new String(leaf, StandardCharsets.US_ASCII)).isEqualTo(LEAF);
        var hash = MessageDigest.getInstance("SHA-256");
        hash.update((byte) 0);
        assertThat(HexFormat.of().formatHex(hash.digest(leaf))).isEqualTo(LEAF_HASH);
    }

    @Test
    void a_whole_second_has_its_six_digits() {
        assertThat(text(leaf("City", Instant.parse("2026-11-23T10:00:00Z"))))
                .contains("\"time\":\"2026-11-23T10:00:00.000000Z\"");
    }

    @Test
    void another_implementation_of_rfc_8785_makes_the_same_bytes() throws IOException {
        for (var type : List.of("City", "a\"b\\c\n\u0001/", "\b\t\f\r~")) {
            var leaf = leaf(type, Instant.EPOCH).bytes();
            assertThat(new JsonCanonicalizer(leaf).getEncodedUTF8()).isEqualTo(leaf);
        }
    }

    @Test
    void what_json_must_escape_is_escaped_as_rfc_8785_says() {
        assertThat(text(leaf("a\"b\\c\n\u0001/", Instant.EPOCH)))
                .contains("\"aggregateType\":\"a\\\"b\\\\c\\n\\u0001/\"");
    }

    @Test
    void what_is_not_ascii_is_refused() {
        assertThatThrownBy(() -> leaf("Städtchen", Instant.EPOCH).bytes()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_longer_than_a_leaf_is_refused() {
        assertThatThrownBy(() -> leaf("x".repeat(700), Instant.EPOCH).bytes())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_finer_than_microseconds_is_refused() {
        assertThatThrownBy(() -> leaf("City", Instant.EPOCH.plusNanos(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Leaf leaf(String aggregateType, Instant time) {
        return new Leaf(
                42,
                "018f2f6e-0000-7000-8000-000000000001",
                "018f2f6e-0000-7000-8000-000000000002",
                aggregateType,
                0,
                "city.registered",
                1,
                "PUBLIC",
                time,
                HexFormat.of().parseHex(PAYLOAD_COMMITMENT),
                HexFormat.of().parseHex(METADATA_COMMITMENT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Leaf leaf) {
        return new String(leaf.bytes(), StandardCharsets.US_ASCII);
    }
}
