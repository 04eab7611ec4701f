package city.hansa.ledger.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.tree.EntryBundle;
import city.hansa.ledger.tree.TilePath;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * What comes from others is refused as it is documented, or read and written as the very same bytes; either takes memory
 * in proportion to its length. The inputs beside it in every build; others are looked for by {@code make jazzer}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParsersFuzzTest {

    /** What reading may take, in bytes: whatever is read, and for each byte of it. */
    private static final long AT_LEAST = 100_000;

    private static final long EACH = 200;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @FuzzTest
    void a_note(byte[] bytes) {
        var note = reads(bytes, Note::parse, read -> read.toString().getBytes(UTF_8));
        if (note != null) {
            assertThat(note.signatures()).hasSizeBetween(1, Note.MAX_SIGNATURES);
        }
    }

    @FuzzTest
    void a_checkpoint(byte[] bytes) {
        var checkpoint = reads(
                bytes, text -> Checkpoint.parse(Lines.utf8(text)), read -> read.text().getBytes(UTF_8));
        if (checkpoint != null) {
            assertThat(checkpoint.size()).isNotNegative();
        }
    }

    @FuzzTest
    void lines_of_cosignatures(byte[] bytes) {
        var signatures = reads(bytes, lines -> Note.signatures(Lines.utf8(lines)), read -> {
            var lines = new StringBuilder();
            read.forEach(signature -> lines.append(signature.line()));
            return lines.toString().getBytes(UTF_8);
        });
        if (signatures != null) {
            signatures.stream()
                    .filter(signature -> signature.signature().length == Cosignature.BYTES)
                    .forEach(signature -> assertThat(Cosignature.time(signature)).isAfterOrEqualTo(Instant.EPOCH));
        }
    }

    @FuzzTest
    void a_request_to_a_witness(byte[] bytes) {
        reads(bytes, WitnessRequest::parse, request -> request.toString().getBytes(UTF_8));
    }

    @FuzzTest
    void the_size_in_a_conflict(byte[] bytes) {
        reads(bytes, WitnessConflict::parse, conflict -> conflict.toString().getBytes(UTF_8));
    }

    @FuzzTest
    void a_published_key(byte[] bytes) {
        reads(bytes, vkey -> VerifierKey.parse(Lines.utf8(vkey)), key -> key.toString().getBytes(UTF_8));
    }

    @FuzzTest
    void a_proof_in_a_file(byte[] bytes) {
        var proof = reads(bytes, LogProof::parse, read -> read.toString().getBytes(UTF_8));
        if (proof != null) {
            assertThat(proof.inclusion().index()).isBetween(0L, proof.inclusion().size() - 1);
        }
    }

    @FuzzTest
    void the_entry_in_a_receipt(byte[] bytes) {
        reads(bytes, OpenedEntry::parse, OpenedEntry::bytes);
    }

    @FuzzTest
    void a_leaf(byte[] bytes) {
        reads(bytes, Leaf::parse, Leaf::bytes);
    }

    @FuzzTest
    void the_path_of_a_tile(byte[] bytes) {
        reads(bytes, path -> TilePath.parse(Lines.utf8(path)), path -> path.toString().getBytes(US_ASCII));
    }

    /** The first byte says how many entries are expected. */
    @FuzzTest
    void a_bundle_of_entries(byte[] bytes) {
        reads(
                bytes,
                all -> EntryBundle.parse(all.length == 0 ? all : tail(all), all.length == 0 ? 0 : all[0] & 0xFF),
                bundle -> headed((byte) bundle.entries().size(), bundle.bytes()));
    }

    private static <T> @Nullable T reads(byte[] bytes, Function<byte[], T> parser, Function<T, byte[]> writer) {
        var given = bytes.clone();
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var read = readOrRefused(given, parser);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > allowed(bytes)) {
            // Once more, without the classes that were loaded.
            before = THREADS.getCurrentThreadAllocatedBytes();
            readOrRefused(given, parser);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(allowed(bytes));
        }
        assertThat(given).isEqualTo(bytes);
        if (read != null) {
            assertThat(writer.apply(read)).isEqualTo(bytes);
        }
        return read;
    }

    private static <T> @Nullable T readOrRefused(byte[] bytes, Function<byte[], T> parser) {
        try {
            return parser.apply(bytes);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static long allowed(byte[] bytes) {
        return AT_LEAST + EACH * bytes.length;
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static byte[] headed(byte head, byte[] bytes) {
        return ByteBuffer.allocate(1 + bytes.length).put(head).put(bytes).array();
    }
}
