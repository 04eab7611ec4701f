package city.hansa.ledger.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.postgres.LedgerDatabase;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's role appends by the function and reads; the log is closed to it otherwise. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrivilegesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger.event select * from ledger.event",
                "update ledger.event set visibility = 'PUBLIC'",
                "delete from ledger.event",
                "truncate ledger.event",
                "select from ledger.event for update",
                "do $$ begin lock table ledger.event in exclusive mode; end $$",
                "insert into ledger.receipt select * from ledger.receipt",
                "update ledger.receipt set position = 0",
                "delete from ledger.receipt",
                "truncate ledger.receipt",
                "select from ledger.gate",
                "select from ledger.gate for update",
                "do $$ begin lock table ledger.gate; end $$",
                "insert into ledger.gate values (true)",
                "update ledger.gate set one = true",
                "delete from ledger.gate",
                "truncate ledger.gate",
                "insert into ledger.tile values (0, 0, 1, '')",
                "update ledger.tile set bytes = ''",
                "delete from ledger.tile",
                "truncate ledger.tile",
                "insert into ledger.entries values (0, 1, '')",
                "update ledger.entries set bytes = ''",
                "delete from ledger.entries",
                "truncate ledger.entries",
                "insert into ledger.checkpoint select * from ledger.checkpoint",
                "update ledger.checkpoint set note = ''",
                "delete from ledger.checkpoint",
                "truncate ledger.checkpoint cascade",
                "update ledger.followed set token = 0",
                "delete from ledger.followed",
                "truncate ledger.followed",
                "select from ledger.sealer",
                "select from ledger.sealer for update",
                "update ledger.cosignature set line = ''",
                "delete from ledger.cosignature",
                "update ledger.witnessed set size = 0",
                "delete from ledger.witnessed",
                "update ledger.snapshot set sequence = 0",
                "truncate ledger.snapshot",
                "alter table ledger.event disable trigger all",
                "drop table ledger.event",
                "create table ledger.mine (id int)",
                "drop function ledger.append",
                "set role hansa_ledger"
            })
    void are_refused(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from ledger.event",
                "select * from ledger.receipt",
                "select ledger.position_at(now())",
                "select * from ledger.tile",
                "select * from ledger.entries",
                "select * from ledger.checkpoint",
                "select * from ledger.cosignature",
                "select * from ledger.witnessed",
                "select ledger.claim_sealing()",
                "select * from ledger.snapshot",
                "delete from ledger.snapshot"
            })
    void are_given(String sql) throws SQLException {
        execute(sql);
    }

    @Test
    void suffice_to_append() {
        try (var writer = new GroupCommit(DATABASE.app(), Clock.systemUTC())) {
            assertThat(writer.append(Examples.to(Examples.stream(), 0)).firstPosition()).isEqualTo(0);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DATABASE.app().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
