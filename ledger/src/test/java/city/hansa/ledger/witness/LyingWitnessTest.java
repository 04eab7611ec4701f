package city.hansa.ledger.witness;

import static city.hansa.ledger.witness.ServedWitness.answer;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.seal.SealedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A witness that is slow, dead or lying costs the log nothing, and is shown for what it does. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LyingWitnessTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    @RegisterExtension
    static final LedgerDatabase OF_THE_WITNESS = new LedgerDatabase();

    private final Path directory;
    private final CosignedLog its;

    LyingWitnessTest(@TempDir Path directory) {
        this.directory = directory;
        its = CosignedLog.of(SealedLog.of(DATABASE, directory), DATABASE, OF_THE_WITNESS);
    }

    @AfterEach
    void end() {
        its.close();
    }

    @ParameterizedTest
    @EnumSource
    void it_costs_the_log_nothing_and_is_shown_for_what_it_does(Lie lie) {
        its.served.adding(lie.handler());
        its.witnesses.start();
        its.awaitFailure(lie.status());

        its.sealMore(3);

        assertThat(its.log.check()).isEqualTo(8);
        var shown = its.log.archive().checkpoint().orElseThrow();
        assertThat(shown.signatures()).hasSize(1);
        assertThat(Checkpoint.parse(shown.text()).size()).isEqualTo(8);
        assertThat(its.status().lag()).isEqualTo(8);
        assertThat(its.status().missingSince()).isNotNull();
        assertThat(its.alarm).isNotDone();

        its.honest();
        its.awaitCosigned(8);
    }

    @Test
    void one_that_gives_one_size_after_the_other_is_asked_twice_and_then_let_alone_for_a_while() {
        var pause = new Patience(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(1));
        try (var one = CosignedLog.of(SealedLog.of(DATABASE, directory), DATABASE, OF_THE_WITNESS, pause)) {
            one.served.adding(exchange -> answer(
                    exchange, 409, WitnessConflict.MEDIA_TYPE, one.served.requests().size() + "\n"));
            one.witnesses.start();

            one.awaitFailure("says that it has 1 leaves of ours, then 2");
            assertThat(one.served.requests()).hasSize(2);
        }
    }

    @Test
    void it_is_told_of_once_when_it_begins_and_once_when_it_ends() {
        var told = new CopyOnWriteArrayList<String>();
        listen(told, () -> {
            its.served.adding(Lie.FAULT.handler());
            its.witnesses.start();
            its.await(() -> its.served.requests().size() >= 5);
            its.honest();
            its.awaitCosigned(5);
        });

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("witness.example", "status 500");
        assertThat(told.getLast()).contains("witness.example", "again");
    }

    @Test
    void one_that_is_dead_is_not_reached() {
        its.served.close();
        its.witnesses.start();

        its.awaitFailure("cannot be reached");
        its.sealMore(1);
        assertThat(its.status().lag()).isEqualTo(6);
    }

    private static void listen(List<String> told, Runnable story) {
        var logger = Logger.getLogger(Submitter.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            story.run();
        } finally {
            logger.removeHandler(handler);
        }
    }
}
