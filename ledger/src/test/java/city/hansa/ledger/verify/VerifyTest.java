package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that holds is found to, by HTTP, and one that cannot be read is told from one that does not hold. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifyTest {

    private static final String KEY = TestLog.KEY.verifier().toString();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, 257, 512, 700})
    void a_log_of_any_size_holds(long size) {
        var ran = Ran.over(TestLog.of(size)).holds();

        assertThat(ran.out()).contains("size " + size + ", root").contains("log.example");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_log_with_three_levels_of_tiles_holds() {
        var ran = Ran.over(TestLog.of(66_000)).holds();

        assertThat(ran.out()).containsPattern("HOLDS +66,000 entries in ");
    }

    @Test
    void every_file_of_a_log_is_read_and_each_but_once() {
        var log = TestLog.of(700);
        try (var server = new LogServer(log)) {
            Ran.verify(server.url(), "--vkey", KEY).holds();

            var withoutKey = log.files().keySet().stream().filter(path -> !path.equals("vkey"));
            assertThat(server.asked()).containsExactlyInAnyOrderElementsOf(withoutKey.toList());
        }
    }

    @Test
    void compressed_entries_are_read() {
        try (var server = new LogServer(TestLog.of(700)).zipping()) {
            Ran.verify(server.url() + "/", "--vkey", KEY).holds();
        }
    }

    @Test
    void it_is_said_loudly_that_a_key_was_not_pinned() {
        try (var server = new LogServer(TestLog.of(3))) {
            var ran = Ran.verify(server.url()).holds();

            assertThat(ran.out()).contains(KEY).contains("NOT PINNED");
            assertThat(Ran.verify(server.url(), "--vkey", KEY).out()).doesNotContain("NOT PINNED");
        }
    }

    @Test
    void what_fails_for_a_moment_is_asked_for_again() {
        try (var server = new LogServer(TestLog.of(3)).failing(HttpLog.ATTEMPTS - 1)) {
            Ran.verify(server.url(), "--vkey", KEY).holds();
        }
    }

    @Test
    void what_fails_again_and_again_cannot_be_read() {
        try (var server = new LogServer(TestLog.of(3)).failing(Integer.MAX_VALUE)) {
            Ran.verify(server.url(), "--vkey", KEY).cannotBeRead("/log/checkpoint: answered 503");

            assertThat(server.asked()).hasSize(HttpLog.ATTEMPTS);
        }
    }

    @Test
    void a_server_that_is_not_there_cannot_be_read() {
        var server = new LogServer(TestLog.of(0));
        server.close();

        Ran.verify(server.url(), "--vkey", KEY).cannotBeRead(server.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tile/0/000", "tile/0/002.p/188", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/188"
            })
    void a_tile_that_is_missing_cannot_be_read(String path) {
        var log = TestLog.of(700);
        log.remove(path);

        Ran.over(log).cannotBeRead("/log/" + path + ": answered 404");
    }

    @Test
    void partial_tiles_that_are_gone_are_read_from_the_full_ones_that_replaced_them() {
        var log = TestLog.of(400);
        var grown = TestLog.of(512);
        for (var partial : List.of("tile/0/001", "tile/entries/001")) {
            log.remove(partial + ".p/144");
            log.put(partial, grown.file(partial));
        }
        Ran.over(log).holds();

        log.change("tile/0/001", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        Ran.over(log).doesNotHold("tile 0/001: a tile of 256 hashes has 8192 bytes, not 8191");
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        var log = TestLog.of(3);
        log.put("tile/0/000.p/3", new byte[1 << 20]);

        Ran.over(log).cannotBeRead("tile/0/000.p/3");
    }

    @Test
    void progress_is_drawn_where_it_is_wanted() {
        assertThat(Ran.over(TestLog.of(700), "--progress").err())
                .startsWith("\r[")
                .contains("] 700 of 700 entries")
                .endsWith("\r");
    }

    @Test
    void the_help_names_every_option_and_exit_code() {
        var help = Ran.verify("--help");

        assertThat(help.code()).isZero();
        for (var said : Set.of(
                "--vkey",
                "--witness",
                "--quorum",
                "--since",
                "--export",
                "--checkpoint",
                "--receipt",
                "--progress",
                "0  all",
                "1  something",
                "2  the command",
                "3  something")) {
            assertThat(help.out()).contains(said);
        }
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void what_is_not_a_command_is_wrong_usage() {
        var witness = TestLog.WITNESS.verifier().toString();
        for (var wrong : List.of(
                List.of(),
                List.of("ftp://log.example"),
                List.of("http://log.example/log?all"),
                List.of("http://log.example/a b"),
                List.of("http:///log"),
                List.of("http://log.example", "http://log.example"),
                List.of("http://log.example", "--vkey"),
                List.of("http://log.example", "--vkey", "nonsense"),
                List.of("http://log.example", "--vkey", witness),
                List.of("http://log.example", "--vkey", KEY, "--vkey", KEY),
                List.of("http://log.example", "--witness", KEY),
                List.of("http://log.example", "--witness", witness, "--witness", witness),
                List.of("http://log.example", "--witness", witness, "--quorum", "0"),
                List.of("http://log.example", "--witness", witness, "--quorum", "2"),
                List.of("http://log.example", "--quorum", "1"),
                List.of("http://log.example", "--checkpoint", "file"),
                List.of("http://log.example", "--since-vkey", KEY),
                List.of("http://log.example", "--nonsense"),
                List.of("http://log.example", "--export", "file", "--checkpoint", "file"),
                List.of("--receipt", "file"),
                List.of("--receipt", "file", "--vkey", KEY, "--since", "file"),
                List.of("--receipt", "file", "--vkey", KEY, "http://log.example"),
                List.of("--checkpoint", "file", "--vkey", KEY),
                List.of("--checkpoint", "file", "--export", "file"),
                List.of("--export", "file", "--vkey", KEY))) {
            var ran = Ran.verify(wrong.toArray(String[]::new));
            assertThat(ran.code()).as("%s: %s", wrong, ran).isEqualTo(2);
            assertThat(ran.err()).as("%s", wrong).startsWith("wrong usage: ");
        }
    }

    @Test
    void what_a_log_says_moves_no_cursor() {
        var events = TestEvent.list(2);
        var entries = TestEvent.entries(events);
        entries.set(1, events.get(1).entryAs(5, "\u001b[2J", "PUBLIC"));

        var ran = Ran.over(TestLog.of(entries));

        ran.doesNotHold("leaf 1: stream \uFFFD[2J goes on with sequence 5, not 0");
        assertThat(ran.out().getBytes(UTF_8)).doesNotContain((byte) 0x1b);
    }
}
