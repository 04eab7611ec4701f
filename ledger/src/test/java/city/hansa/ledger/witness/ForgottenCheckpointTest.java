package city.hansa.ledger.witness;

import static city.hansa.ledger.witness.ServedWitness.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.append.AppendException;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.TestEvents;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.seal.LogCheck;
import city.hansa.ledger.seal.LogCorrupted;
import city.hansa.ledger.seal.LogKeeper;
import city.hansa.ledger.seal.SealedLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A witness that has what the database has lost is believed, if it can prove it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgottenCheckpointTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    @RegisterExtension
    static final LedgerDatabase OF_THE_WITNESS = new LedgerDatabase();

    private final Path directory;
    private final CosignedLog its;

    ForgottenCheckpointTest(@TempDir Path directory) {
        this.directory = directory;
        its = CosignedLog.of(SealedLog.of(DATABASE, directory), DATABASE, OF_THE_WITNESS);
    }

    @AfterEach
    void end() {
        its.close();
    }

    @Test
    void a_larger_checkpoint_than_the_database_has_raises_the_alarm_at_the_start() {
        its.sealMore(4);
        its.served.shows(its.log.archive().checkpoint().orElseThrow());
        restore(5);

        its.witnesses.start();

        assertForgotten(9, 5);
        // So that it is known at the next start, without the witness, and can be put on record as lost.
        assertThat(its.log.published().note().orElseThrow().text()).contains("\n9\n");
    }

    @Test
    void a_larger_checkpoint_raises_the_alarm_when_the_witness_refuses_ours() {
        its.sealMore(4);
        var lost = its.log.archive().checkpoint().orElseThrow();
        restore(5);
        its.served.adding(exchange -> {
            its.served.shows(lost);
            answer(exchange, 409, WitnessConflict.MEDIA_TYPE, "9\n");
        });

        its.witnesses.start();

        assertForgotten(9, 5);
    }

    @Test
    void another_tree_of_the_same_size_raises_the_alarm() {
        its.cosignedElsewhere(0);
        DATABASE.clear();
        var forger = SealedLog.forged(DATABASE, directory);
        forger.append(5);
        forger.seal();

        its.witnesses.start();

        assertForgotten(5, 5);
    }

    @Test
    void the_log_that_is_told_of_it_appends_and_signs_nothing_any_more() {
        var told = new LogCorrupted(5, "the witness has more");
        try (var writer = new GroupCommit(DATABASE.app(), Clock.systemUTC());
                var keeper = keeper(writer)) {
            keeper.halt(told);
            keeper.halt(new LogCorrupted(6, "and so has another"));

            assertThatThrownBy(() -> writer.append(TestEvents.stream(1))).isInstanceOf(AppendException.Halted.class);
            assertThat(keeper.failure()).contains(told);
            its.log.append(1);
            keeper.start();
        }
        assertThat(its.log.publish().size()).isEqualTo(5);
    }

    private LogKeeper keeper(GroupCommit writer) {
        var check = new LogCheck(DATABASE.app(), its.log.keys());
        return new LogKeeper(its.log.sealer(), check, writer, Duration.ofMillis(1));
    }

    @Test
    void what_another_key_has_signed_is_not_believed() {
        its.served.shows(new OtherLog("a").checkpoint(9));
        its.served.adding(Lie.SIZE_THAT_IS_SILLY.handler());

        its.witnesses.start();

        its.awaitFailure("does not show it");
        assertThat(its.alarm).isNotDone();
    }

    private void assertForgotten(long size, long leaf) {
        var corrupted = its.alarm.orTimeout(CosignedLog.DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(corrupted)
                .hasMessageContaining("the witness witness.example has our checkpoint of " + size)
                .hasMessageContaining("the database does not know it");
        assertThat(corrupted.leaf()).isEqualTo(leaf);
        assertThat(its.status().failure()).contains("proves that the log does not hold");
    }

    private void restore(long size) {
        DATABASE.execute(
                "delete from ledger.event where position >= " + size,
                "delete from ledger.checkpoint where size > " + size);
    }
}
