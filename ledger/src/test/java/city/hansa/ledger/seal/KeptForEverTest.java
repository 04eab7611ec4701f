package city.hansa.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.tree.TilePath;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself does not let the application do to what is sealed, even by its own functions. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeptForEverTest {

    private static final String INTEGRITY = "23000";
    private static final String LOCKED = "55P03";

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final SealedLog log;

    KeptForEverTest(@TempDir Path directory) {
        log = SealedLog.of(DATABASE, directory);
    }

    @BeforeEach
    void seal() {
        DATABASE.clear();
        log.append(3);
        log.seal();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The same width, narrower, and wider with other bytes before.
                "select ledger.keep_tiles(array[0::int2], array[0::int8], array[3::int2], array['x'::bytea])",
                "select ledger.keep_tiles(array[0::int2], array[0::int8], array[1::int2], array['x'::bytea])",
                "select ledger.keep_tiles(array[0::int2], array[0::int8], array[4::int2], array['x'::bytea])",
                "select ledger.keep_entries(array[0::int8], array[3::int2], array['x'::bytea])",
                "select ledger.keep_entries(array[0::int8], array[4::int2], array['x'::bytea])",
                "select ledger.keep_checkpoint(3, decode(repeat('00', 32), 'hex'), 'note', now())",
                "select ledger.keep_checkpoint(2, decode(repeat('00', 32), 'hex'), 'note', now())",
                "select ledger.keep_checkpoint(4, decode(repeat('00', 32), 'hex'), 'note', now())",
            })
    void a_tile_only_grows_and_so_do_checkpoints(String sql) {
        refused(sql, INTEGRITY);
        assertThat(log.check()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ledger.keep_tiles('{}', '{}', '{}', '{}')",
                "select ledger.keep_entries('{}', '{}', '{}')",
                "select ledger.keep_checkpoint(4, decode(repeat('00', 32), 'hex'), 'note', now())",
            })
    void who_has_not_the_right_to_seal_keeps_nothing(String sql) throws SQLException {
        try (var other = DATABASE.app().getConnection();
                var claim = other.createStatement()) {
            other.setAutoCommit(false);
            claim.execute("select ledger.claim_sealing()");

            refused(sql, LOCKED);
            other.rollback();
        }
    }

    @Test
    void a_narrower_tile_is_the_beginning_of_the_wider_one() {
        var before = log.archive();
        var path = new TilePath(0, 0, 3);
        var three = before.bytes(path).orElseThrow();
        log.append(2);
        log.seal();

        assertThat(before.bytes(path)).hasValue(three);
        assertThat(before.bytes(new TilePath(0, 0, 6))).isEmpty();
    }

    private static void refused(String sql, String state) {
        assertThatThrownBy(() -> {
                    try (var connection = DATABASE.app().getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
