package city.hansa.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.seal.Reconciler.Answer;
import city.hansa.ledger.seal.Reconciler.Statement;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database that was put back from a backup goes on once that is on record, under another name. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconcilerTest {

    private static final String SECOND = "log-2.example";
    private static final String THIRD = "log-3.example";
    private static final List<String> TABLES = List.of("event", "checkpoint", "tile", "entries");

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final Path directory;
    private SealedLog log;
    private Checkpoint lost;

    ReconcilerTest(@TempDir Path directory) {
        this.directory = directory;
        log = SealedLog.of(DATABASE, directory);
    }

    @BeforeEach
    void lose() {
        DATABASE.clear();
        log.append(3);
        log.seal();
        backUp();
        log.append(4);
        log.seal();
        lost = log.publish();
        restore();
    }

    @Test
    void the_log_signs_nothing_before() {
        log.append(1);

        assertForgotten(log);
        assertForgotten(called(SECOND));
        assertThat(reconciler(log).standing()).isEqualTo(new Reconciler.Standing(lost, List.of()));
    }

    @Test
    void afterwards_it_goes_on_under_its_new_name_with_all_that_was_kept() {
        log.append(2);

        assertThat(reconciled(log, SECOND)).isEqualTo(new Answer.Recorded(5, SECOND));

        var next = called(SECOND);
        next.append(1);
        next.seal();
        assertThat(next.publish().size()).isEqualTo(7);
        assertThat(publishedNow()).isEqualTo(next.publish());
        assertThat(publishedNow().origin()).isEqualTo(SECOND);
        assertThat(next.check()).isEqualTo(7);
        next.append(1);
        next.seal();
        assertThat(next.publish().size()).isEqualTo(8);
        assertThat(SealedLog.called(SECOND, DATABASE.app(), directory, directory.resolve("of another node"))
                        .check())
                .isEqualTo(8);
    }

    @Test
    void what_is_on_record_says_what_was_lost_and_what_was_kept() {
        reconciled(log, SECOND);

        var standing = reconciler(called(SECOND)).standing();
        assertThat(standing.forgotten()).isNull();
        assertThat(standing.reconciliations()).singleElement().satisfies(reconciliation -> {
            assertThat(reconciliation.forgottenCheckpoint()).isEqualTo(lost);
            assertThat(reconciliation.keptSize()).isEqualTo(3);
            assertThat(reconciliation.origin()).isEqualTo(SECOND);
            assertThat(reconciliation.reason()).isEqualTo("The disk failed.");
        });
    }

    @Test
    void who_still_uses_the_former_name_signs_nothing() {
        reconciled(log, SECOND);

        assertThatThrownBy(log::seal)
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining("is called log-2.example since, not log.example");
        assertThatThrownBy(log::check).isInstanceOf(LogCorrupted.class);
    }

    @Test
    void a_node_that_was_given_the_new_name_first_can_record_it_too() {
        var renamed = called(SECOND);

        assertThat(reconciled(renamed, SECOND)).isEqualTo(new Answer.Recorded(3, SECOND));
        assertThat(renamed.seal()).isPresent();
    }

    @Test
    void another_node_that_published_less_of_what_is_lost_goes_on_too() {
        log = SealedLog.of(DATABASE.app(), directory, directory.resolve("of this node"));
        log.append(5);
        log.seal();
        var other = directory.resolve("of another node");
        SealedLog.of(DATABASE.app(), directory, other).publish();
        log.append(2);
        log.seal();
        lost = log.publish();
        restore();
        log.append(3);
        reconciled(log, SECOND);

        assertThat(SealedLog.called(SECOND, DATABASE.app(), directory, other).seal())
                .isPresent();
    }

    @Test
    void it_is_lost_again_when_a_still_older_backup_is_put_back() {
        reconciled(log, SECOND);
        var second = called(SECOND);
        second.seal();
        lost = second.publish();
        restore();

        assertForgotten(second);
        assertThat(reconciled(second, SECOND)).isEqualTo(new Answer.NameTaken(SECOND));
        assertThat(reconciled(second, SealedLog.ORIGIN)).isEqualTo(new Answer.NameTaken(SealedLog.ORIGIN));
        assertThat(reconciled(second, THIRD)).isEqualTo(new Answer.Recorded(3, THIRD));
        var third = called(THIRD);
        third.seal();
        assertThat(third.check()).isEqualTo(4);
        assertThat(third.publish().origin()).isEqualTo(THIRD);
    }

    @Test
    void it_can_be_done_twice_in_one_log() {
        reconciled(log, SECOND);
        var second = called(SECOND);
        second.seal();
        backUp();
        second.append(2);
        second.seal();
        lost = second.publish();
        restore();

        assertThat(reconciled(second, SealedLog.ORIGIN)).isEqualTo(new Answer.NameTaken(SealedLog.ORIGIN));
        assertThat(reconciled(second, THIRD)).isEqualTo(new Answer.Recorded(4, THIRD));
        var third = called(THIRD);
        third.seal();
        assertThat(third.check()).isEqualTo(5);
        assertThat(third.publish().size()).isEqualTo(5);
    }

    @Test
    void a_log_of_which_nothing_was_kept_begins_anew() {
        DATABASE.clear();

        assertThat(reconciled(log, SECOND)).isEqualTo(new Answer.Recorded(0, SECOND));
        assertThat(called(SECOND).seal()).isPresent();
        assertThat(called(SECOND).check()).isEqualTo(1);
    }

    @Test
    void who_names_another_checkpoint_is_told_the_one_that_is_lost() {
        var other = new Statement(6, lost.rootHash().toBase64(), SECOND, "A guess.");

        assertThat(reconciler(log).reconcile(other, UuidCreator.getTimeOrderedEpoch(), metadata()))
                .isEqualTo(new Answer.AnotherForgotten(lost));
        assertForgotten(log);
    }

    @Test
    void what_is_on_record_is_not_recorded_again() {
        reconciled(log, SECOND);

        assertThat(reconciled(log, THIRD)).isEqualTo(new Answer.NothingForgotten());
        assertThat(called(SECOND).append(1)).isEqualTo(5);
    }

    @Test
    void a_log_that_forgot_nothing_has_nothing_to_reconcile() {
        var fine = SealedLog.of(DATABASE.app(), directory, directory.resolve("of another node"));
        lost = fine.publish();

        assertThat(reconciled(fine, SECOND)).isEqualTo(new Answer.NothingForgotten());
    }

    @Test
    void nothing_is_recorded_while_another_node_seals() throws SQLException {
        try (var other = DATABASE.app().getConnection();
                var claim = other.createStatement()) {
            other.setAutoCommit(false);
            claim.execute("select ledger.claim_sealing()");

            assertThatThrownBy(() -> reconciled(log, SECOND)).isInstanceOf(SealingFailed.class);
            other.rollback();
        }
        assertForgotten(log);
    }

    @Test
    void a_record_that_was_edited_is_found() {
        reconciled(log, SECOND);
        called(SECOND).seal();
        DATABASE.execute("update ledger.event set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                + " 'The disk failed.', 'Nothing happened'), 'UTF8') where position = 3");

        assertThatThrownBy(() -> called(SECOND).check())
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining("leaf 3: its payload is not what was committed to");
    }

    private static void backUp() {
        DATABASE.execute("drop schema if exists backup cascade", "create schema backup");
        TABLES.forEach(table -> DATABASE.execute("create table backup." + table + " as table ledger." + table));
    }

    private static void restore() {
        TABLES.forEach(table -> DATABASE.execute(
                "delete from ledger." + table, "insert into ledger." + table + " table backup." + table));
    }

    private SealedLog called(String origin) {
        return SealedLog.called(origin, DATABASE.app(), directory, directory.resolve("published"));
    }

    private Answer reconciled(SealedLog node, String origin) {
        var statement = new Statement(lost.size(), lost.rootHash().toBase64(), origin, "The disk failed.");
        return reconciler(node).reconcile(statement, UuidCreator.getTimeOrderedEpoch(), metadata());
    }

    private static Reconciler reconciler(SealedLog node) {
        return new Reconciler(DATABASE.app(), node.keys(), node.published(), Clock.systemUTC());
    }

    private static byte[] metadata() {
        return "{}".getBytes(UTF_8);
    }

    private Checkpoint publishedNow() {
        return Checkpoint.parse(called(SECOND).published().note().orElseThrow().text());
    }

    private static void assertForgotten(SealedLog node) {
        assertThatThrownBy(node::seal).isInstanceOf(LogCorrupted.class);
    }
}
