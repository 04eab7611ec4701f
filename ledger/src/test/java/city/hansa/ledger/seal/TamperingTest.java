package city.hansa.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.hansa.ledger.postgres.LedgerDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a superuser of the database changes behind the ledger's back is found, and the leaf is named. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TamperingTest {

    private static final int EVENTS = 300;

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final Path directory;
    private final SealedLog log;

    TamperingTest(@TempDir Path directory) {
        this.directory = directory;
        this.log = SealedLog.of(DATABASE, directory);
    }

    @BeforeEach
    void seal() {
        DATABASE.clear();
        log.append(EVENTS);
        log.seal();
    }

    @Test
    void a_log_that_nobody_touched_holds() {
        assertThat(log.check()).isEqualTo(EVENTS);
        log.append(1);
        assertThat(log.seal()).isPresent();
        assertThat(log.check()).isEqualTo(EVENTS + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payload | 7 | set payload = set_byte(payload, 0, get_byte(payload, 0) # 1)",
                "metadata | 7 | set metadata = set_byte(metadata, 0, get_byte(metadata, 0) # 1)",
                "salt | 7 | set salt = set_byte(salt, 31, get_byte(salt, 31) # 128)",
                "payload erased without the rest | 7 | set payload = null",
                "commitment | 7 | set payload_commitment = set_byte(payload_commitment, 0, 1)",
                "commitment of what was erased | 7 | set salt = null, payload = null, metadata = null,"
                        + " metadata_commitment = payload_commitment",
                "visibility | 7 | set visibility = 'PARTIES'",
                "type | 7 | set type = 'thing.undone'",
                "time | 7 | set recorded_at = recorded_at - interval '1 microsecond'",
                "event id | 7 | set event_id = gen_random_uuid()",
                "aggregate | 7 | set aggregate_id = gen_random_uuid()",
                "sequence | 7 | set sequence = 4711",
            })
    void one_changed_field_of_a_row(String what, long leaf, String change) {
        DATABASE.execute("update ledger.event " + change + " where position = " + leaf);

        assertThat(corrupted().leaf()).isEqualTo(leaf);
    }

    @Test
    void two_rows_swapped() {
        DATABASE.execute(
                "update ledger.event set position = 100000 where position = 5",
                "update ledger.event set position = 5 where position = 6",
                "update ledger.event set position = 6 where position = 100000");

        assertThat(corrupted().leaf()).isEqualTo(5);
    }

    @Test
    void a_row_deleted() {
        DATABASE.execute("delete from ledger.event where position = 200");

        assertThat(corrupted().leaf()).isEqualTo(200);
    }

    @Test
    void what_is_taken_home_of_a_log_that_lacks_a_row_is_never_another_rows() {
        DATABASE.execute("delete from ledger.event where position = 200");

        assertThat(catchThrowableOfType(LogCorrupted.class, () -> log.archive().entries(199, 202)).leaf())
                .isEqualTo(200);
        assertThat(catchThrowableOfType(LogCorrupted.class, () -> log.archive().receipt(200)).leaf())
                .isEqualTo(200);
        assertThat(log.archive().receipt(199)).isPresent();
    }

    @Test
    void a_row_deleted_and_those_behind_it_moved_up() {
        DATABASE.execute(
                "delete from ledger.event where position = 200",
                "update ledger.event set position = position + 100000 where position > 200",
                "update ledger.event set position = position - 100001 where position > 100000");

        assertThat(corrupted().leaf()).isEqualTo(200);
    }

    @Test
    void a_row_slipped_in() {
        DATABASE.execute(
                "update ledger.event set position = position + 100000 where position > 200",
                "update ledger.event set position = position - 99999 where position > 100000",
                "insert into ledger.event select 201, gen_random_uuid(), gen_random_uuid(), 0, recorded_at, revision,"
                        + " aggregate_type, type, visibility, payload_commitment, metadata_commitment, seal, salt, payload,"
                        + " metadata from ledger.event where position = 200");

        assertThat(corrupted().leaf()).isEqualTo(201);
    }

    @Test
    void the_tail_cut_off() {
        DATABASE.execute("delete from ledger.event where position >= 290");

        assertThat(corrupted().leaf()).isEqualTo(290);
        assertThatThrownBy(log::seal).isInstanceOf(LogCorrupted.class);
    }

    @Test
    void one_bit_of_a_stored_leaf() {
        DATABASE.execute("update ledger.entries set bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1)"
                + " where first = 256");

        assertThat(corrupted().leaf()).isEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "272 | delete from ledger.entries where first = 272",
                "276 | update ledger.entries set width = 4, bytes = (select bytes from ledger.entries where first = 256)"
                        + " where first = 272",
                "299 | update ledger.entries set width = 11, bytes = substring(bytes for octet_length(bytes) - 3)"
                        + " where first = 288",
            })
    void stored_leaves_that_are_gone_or_cut_off(long leaf, String change) {
        DATABASE.execute(change);

        assertThat(corrupted().leaf()).isBetween(leaf - leaf % 16, leaf);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 32, 1", "0, 1, 100, 259", "1, 0, 0, 0"})
    void one_bit_of_a_tile(int level, int index, int at, long leaf) {
        DATABASE.execute("update ledger.tile set bytes = set_byte(bytes, " + at + ", get_byte(bytes, " + at + ") # 4)"
                + " where level = " + level + " and index = " + index);

        assertThat(corrupted().leaf()).isEqualTo(leaf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set note = replace(note, E'\\n300\\n', E'\\n299\\n')",
                "set note = replace(note, '— ', '- ')",
                "set note = overlay(note placing 'A' from length(note) - 20)",
                "set root_hash = set_byte(root_hash, 0, get_byte(root_hash, 0) # 1)",
                "set note = replace(note, 'log.', 'lag.')",
                "set size = 299",
            })
    void a_changed_checkpoint(String change) {
        DATABASE.execute("update ledger.checkpoint " + change);

        assertThat(corrupted().leaf()).isIn(298L, 299L);
    }

    @Test
    void what_was_appended_since_is_found_before_it_is_signed() {
        log.append(2);
        DATABASE.execute("update ledger.event set payload = metadata where position = 301");

        assertThat(catchThrowableOfType(LogCorrupted.class, log::seal).leaf()).isEqualTo(301);
    }

    @Test
    void a_tile_at_the_edge_is_found_before_the_next_signature() {
        log.append(2);
        DATABASE.execute("update ledger.tile set bytes = set_byte(bytes, 0, get_byte(bytes, 0) # 1) where level = 0"
                + " and index = 1");

        assertThatThrownBy(log::seal).isInstanceOf(LogCorrupted.class);
    }

    @Test
    void a_history_rewritten_and_signed_again_with_the_real_key_is_not_the_one_that_left_the_house() {
        log.publish();
        DATABASE.clear();
        log.append(EVENTS + 1);

        assertThatThrownBy(log::seal).isInstanceOf(LogCorrupted.class).hasMessageContaining("left the house");
        var forger = SealedLog.forged(DATABASE, directory);
        forger.seal();
        assertThat(forger.check()).isEqualTo(EVENTS + 1);
        assertThatThrownBy(log::seal).isInstanceOf(LogCorrupted.class).hasMessageContaining("left the house");
    }

    @Test
    void a_database_put_back_from_a_backup_is_not_signed() {
        var backup = log.append(5);
        log.seal();
        log.publish();
        DATABASE.execute(
                "delete from ledger.event where position >= " + (backup - 5),
                "delete from ledger.checkpoint where size > " + EVENTS);

        assertThatThrownBy(log::seal).isInstanceOf(LogCorrupted.class).hasMessageContaining("left the house");
    }

    private LogCorrupted corrupted() {
        return catchThrowableOfType(LogCorrupted.class, log::check);
    }
}
