package city.hansa.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DataKeysTest {

    @TempDir
    private Path root;

    private final AtomicInteger made = new AtomicInteger();
    private Path directory;
    private DataKeys keys;

    @BeforeEach
    void open() {
        directory = root.resolve("below").resolve("keys");
        keys = reopened();
    }

    @Test
    void a_key_is_32_bytes_in_a_file_that_only_its_owner_reads() throws IOException {
        var key = keys.make();

        assertThat(key).isEqualTo(new UUID(0, 1));
        assertThat(file(key)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(key)))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(keys.stateOf(key)).isEqualTo(DataKeys.State.HELD);
    }

    @Test
    void no_two_are_alike_and_each_outlives_a_restart() throws IOException {
        var one = keys.make();
        var other = keys.make();

        assertThat(Files.readAllBytes(file(one))).isNotEqualTo(Files.readAllBytes(file(other)));
        assertThat(reopened().with(one, bytes -> bytes.length)).contains(32);
    }

    @Test
    void the_bytes_are_gone_when_they_were_used() {
        var key = keys.make();

        assertThat(keys.with(key, bytes -> bytes)).hasValueSatisfying(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    void a_destroyed_key_leaves_a_tombstone_and_nothing_else() {
        var key = keys.make();

        keys.destroy(key);
        keys.destroy(key);

        assertThat(keys.stateOf(key)).isEqualTo(DataKeys.State.DESTROYED);
        assertThat(keys.with(key, bytes -> bytes.length)).isEmpty();
        assertThat(file(key)).doesNotExist();
        assertThat(directory.resolve(key + ".destroyed")).exists();
    }

    @Test
    void a_destroyed_key_whose_file_comes_back_is_not_accepted_and_goes_with_the_next_start() throws IOException {
        var key = keys.make();
        var bytes = Files.readAllBytes(file(key));
        keys.destroy(key);
        Files.write(file(key), bytes);

        assertThat(keys.stateOf(key)).isEqualTo(DataKeys.State.DESTROYED);
        assertThat(keys.with(key, used -> used.length)).isEmpty();

        assertThat(reopened().stateOf(key)).isEqualTo(DataKeys.State.DESTROYED);
        assertThat(file(key)).doesNotExist();
    }

    /** The process died between the tombstone and the key's end. */
    @Test
    void a_destruction_that_was_cut_off_is_finished_by_the_next_start() throws IOException {
        var key = keys.make();
        Files.createFile(directory.resolve(key + ".destroyed"));

        assertThat(keys.stateOf(key)).isEqualTo(DataKeys.State.DESTROYED);
        reopened();

        assertThat(file(key)).doesNotExist();
    }

    @Test
    void a_key_that_was_never_here_is_missing_and_can_be_destroyed_before_it_comes() throws IOException {
        var key = new UUID(7, 7);
        assertThat(keys.stateOf(key)).isEqualTo(DataKeys.State.MISSING);

        keys.destroy(key);
        Files.write(file(key), new byte[32]);

        assertThat(keys.stateOf(key)).isEqualTo(DataKeys.State.DESTROYED);
    }

    private DataKeys reopened() {
        return DataKeys.in(directory, () -> new UUID(0, made.incrementAndGet()));
    }

    private Path file(UUID key) {
        return directory.resolve(key + ".key");
    }
}
