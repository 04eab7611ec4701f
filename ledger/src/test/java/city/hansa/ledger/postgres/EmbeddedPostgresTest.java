package city.hansa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedPostgresTest {

    @TempDir
    Path directory;

    @Test
    void keeps_what_was_committed_over_a_restart() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(data())) {
            postgres.createDatabaseIfMissing("kept");
            postgres.createDatabaseIfMissing("kept");
            execute(postgres, "create table city (name text)", "insert into city values ('Visby')");
        }

        try (var postgres = EmbeddedPostgres.start(data())) {
            assertThat(ask(postgres, "select name from city")).isEqualTo("Visby");
        }
    }

    @Test
    void is_durable_checked_and_sorts_alike_everywhere() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(data())) {
            postgres.createDatabaseIfMissing("kept");

            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "select datlocale from pg_database where datname = 'kept'")).isEqualTo("C.UTF-8");
        }
    }

    @Test
    void refuses_a_second_start_on_the_same_directory() {
        try (var _ = EmbeddedPostgres.start(data())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The data directory " + data() + " is already in use by a running Hansa.");
        }
    }

    @Test
    void lets_in_nobody_without_the_password_which_only_its_owner_can_read() throws IOException {
        try (var postgres = EmbeddedPostgres.start(data())) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(data().resolveSibling("data.password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void says_at_once_that_the_password_beside_the_directory_is_not_its_own() throws IOException {
        EmbeddedPostgres.start(data()).close();
        Files.writeString(data().resolveSibling("data.password"), "another");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The password in " + data() + ".password is not that of the server");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void is_beyond_the_reach_of_the_terminal_s_signals() throws IOException {
        try (var _ = EmbeddedPostgres.start(data())) {
            var server = Long.toString(server().pid());
            assertThat(Tool.run(List.of("ps", "-o", "sid=", "-p", server), Optional.empty()).output().strip())
                    .isEqualTo(server);
        }
    }

    @Test
    void is_known_for_what_it_is_by_whatever_path_its_directory_is_named() throws IOException {
        try (var _ = EmbeddedPostgres.start(data())) {
            var alias = Files.createSymbolicLink(directory.resolve("alias"), data());
            assertThat(Leftover.serves(server(), alias)).isTrue();
            assertThat(Leftover.serves(server(), directory)).isFalse();
            assertThat(Leftover.serves(ProcessHandle.current(), data())).isFalse();
        }
    }

    @Test
    void comes_up_although_the_number_of_a_killed_server_is_now_another_process_s() throws IOException {
        EmbeddedPostgres.start(data()).close();
        Files.writeString(data().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data() + "\n");

        EmbeddedPostgres.start(data()).close();

        assertThat(data().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void comes_up_after_its_process_was_killed_with_what_was_committed() throws Exception {
        var killed = java("Killed", data().toString());
        assertThat(killed.waitFor()).isEqualTo(Killed.EXIT);

        try (var postgres = EmbeddedPostgres.start(data())) {
            assertThat(ask(postgres, "select name from city")).isEqualTo("Reval");
        }
    }

    @Test
    void is_started_again_where_it_was_when_it_is_killed() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data())) {
            postgres.createDatabaseIfMissing("kept");
            execute(postgres, "create table city (name text)", "insert into city values ('Reval')");
            for (var times = 0; times < 2; times++) {
                var killed = server();
                assertThat(killed.destroyForcibly()).isTrue();
                killed.onExit().join();

                assertThat(askUntilAnswered(postgres, "select name from city")).isEqualTo("Reval");
            }
        }
        assertThat(data().resolve("postmaster.pid")).doesNotExist();
    }

    private static String askUntilAnswered(EmbeddedPostgres postgres, String sql) throws SQLException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return ask(postgres, sql);
            } catch (SQLException away) {
                if (System.nanoTime() > deadline) {
                    throw away;
                }
            }
        }
    }

    /** Commits one row and ends as by SIGKILL: no shutdown hook, no close. */
    static final class Killed {

        static final int EXIT = 9;

        private Killed() {}

        static void main(String[] arguments) throws SQLException {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            postgres.createDatabaseIfMissing("kept");
            execute(postgres, "create table city (name text)", "insert into city values ('Reval')");
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private static Process java(String main, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EmbeddedPostgresTest.class.getName() + "$" + main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private ProcessHandle server() throws IOException {
        var pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl("kept"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl("kept"), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
