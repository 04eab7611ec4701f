package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.leaf.OpenedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export is held against a checkpoint, and each event against what its leaf is committed to. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportTest {

    private static final int SIZE = 300;
    private static final String KEY = TestLog.KEY.verifier().toString();
    private static final List<TestEvent> EVENTS = TestEvent.list(SIZE);

    @TempDir
    private Path directory;

    private final List<String> lines =
            new ArrayList<>(EVENTS.stream().map(TestEvent::line).toList());

    @Test
    void all_of_it_holds() throws IOException {
        var ran = verified().holds();

        assertThat(ran.out()).contains("checked       300 payloads").doesNotContain("erased");
    }

    @Test
    void it_holds_against_a_log_of_which_only_the_checkpoint_is_read() throws IOException {
        try (var server = new LogServer(TestLog.of(SIZE))) {
            Ran.verify(server.url(), "--vkey", KEY, "--export", written("export", text()))
                    .holds();

            assertThat(server.asked()).containsExactly("checkpoint");
        }
    }

    @Test
    void compressed_it_holds_too() throws IOException {
        var file = Files.write(directory.resolve("export.gz"), LogServer.zipped(text().getBytes(UTF_8)));

        verified(file.toString(), SIZE).holds();
    }

    @Test
    void it_begins_with_the_tree_of_an_older_checkpoint() throws IOException {
        var older = written("older", new String(TestLog.of(200).checkpoint(), UTF_8));

        verified(written("export", text()), SIZE, "--since", older).holds();
    }

    @Test
    void an_event_whose_content_was_erased_keeps_its_leaf() throws IOException {
        lines.set(17, EVENTS.get(17).erasedLine());

        assertThat(verified().holds().out()).contains("what 1 events said: erased, or not shown");
    }

    @Test
    void lines_after_the_tree_are_not_yet_sealed() throws IOException {
        assertThat(verified(written("export", text()), 290).holds().out()).contains("10 lines after these");
    }

    @Test
    void lines_that_lack_are_missed() throws IOException {
        lines.removeLast();

        verified().doesNotHold("export: ends after 299 lines, but the checkpoint has 300 leaves");
    }

    @Test
    void what_is_wrong_before_its_early_end_is_named_first() throws IOException {
        lines.set(270, lines.get(269));
        lines.removeLast();

        verified().doesNotHold("leaf 270: says that it is at position 269");
    }

    @Test
    void a_last_line_without_end_is_missed() throws IOException {
        verified(written("export", text().stripTrailing()), SIZE).doesNotHold("line 300 of ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    payload  | leaf 17: its payload and salt are not what it is committed to
                    metadata | leaf 17: its metadata and salt are not what it is committed to
                    salt     | leaf 17: its payload and salt are not what it is committed to
                    """)
    void a_flipped_bit_is_found(String field, String why) throws IOException {
        lines.set(17, flipped(lines.get(17), field));

        verified().doesNotHold(why);
    }

    @Test
    void a_flipped_bit_in_a_leaf_that_keeps_its_form_is_found_by_the_root() throws IOException {
        var other = EVENTS.get(17).entryWith("city.registered", "city.registerec");
        lines.set(17, lines.get(17).replace(base64(EVENTS.get(17).leaf().bytes()), base64(other)));

        verified().doesNotHold("checkpoint: its root is ");
    }

    @Test
    void every_byte_of_a_line_is_looked_at() {
        var line = EVENTS.getFirst().line().getBytes(UTF_8);
        for (int at = 0; at < line.length; at++) {
            var other = line.clone();
            other[at] ^= 1;
            assertThat(isAsWritten(other)).as("byte %d", at).isFalse();
        }
        assertThat(isAsWritten(line)).isTrue();
    }

    private static boolean isAsWritten(byte[] line) {
        try {
            var read = OpenedEntry.parse(line);
            read.requireCommitted(EVENTS.getFirst().leaf());
            return !read.isClosed()
                    && Arrays.equals(read.leaf(), EVENTS.getFirst().leaf().bytes());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"leaf\":\"\"",
                "{\"leaf\":\"\"} ",
                "{\"leaf\": \"\"}",
                "{\"leaf\":\"e30\"}",
                "{\"leaf\":\"e31=\"}",
                "{\"leaf\":\"\",\"payload\":\"\"}",
                "{\"leaf\":\"\",\"payload\":\"\",\"metadata\":\"\"}",
                "{\"leaf\":\"\",\"payload\":\"\",\"salt\":\"\",\"metadata\":\"\"}",
                "{\"leaf\":\"\",\"salt\":\"\"}",
                "{\"leaf\":\"\",\"leaf\":\"\"}",
                "{\"leaf\":\",\"payload\":\",\"metadata\":\",\"salt\":\"}",
            })
    void no_line(String line) throws IOException {
        lines.set(17, line);

        verified().doesNotHold("line 18 of the export: ");
    }

    @Test
    void a_file_that_is_not_there_or_no_archive_cannot_be_read() throws IOException {
        verified("nowhere", SIZE).cannotBeRead("nowhere");
        verified(written("export.gz", text()), SIZE).cannotBeRead("export.gz");
    }

    private Ran verified() throws IOException {
        return verified(written("export", text()), SIZE);
    }

    /** Verifies an export against a log's checkpoint of that size. */
    private Ran verified(String export, int size, String... options) throws IOException {
        var checkpoint = written("checkpoint", new String(TestLog.of(size).checkpoint(), UTF_8));
        var arguments = new ArrayList<>(List.of("--checkpoint", checkpoint, "--vkey", KEY, "--export", export));
        arguments.addAll(List.of(options));
        return Ran.verify(arguments.toArray(String[]::new));
    }

    private String text() {
        return lines.stream().map(line -> line + "\n").collect(joining());
    }

    private String written(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static String flipped(String line, String field) {
        var begin = line.indexOf("\"" + field + "\":\"") + field.length() + 4;
        var value = line.substring(begin, line.indexOf('"', begin));
        var bytes = Base64.getDecoder().decode(value);
        bytes[0] ^= 1;
        return line.replace(value, base64(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
