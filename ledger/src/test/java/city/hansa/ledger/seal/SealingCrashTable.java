package city.hansa.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.seal.BreakingDataSource.Fault;
import city.hansa.ledger.seal.BreakingDataSource.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sealed when a step is lost, or done but unanswered. Nothing of the sort is fatal, and nothing is signed twice. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealingCrashTable {

    private static final int SEALED = 300;

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final Path directory;
    private final BreakingDataSource breaking = new BreakingDataSource(DATABASE.app());
    private final SealedLog log;

    SealingCrashTable(@TempDir Path directory) {
        this.directory = directory;
        this.log = SealedLog.of(breaking.dataSource(), directory, directory.resolve("published"));
    }

    @BeforeEach
    void seal() {
        DATABASE.clear();
        log.append(SEALED);
        log.seal();
    }

    @ParameterizedTest
    @CsvSource({
        // step, fault, whether the checkpoint is there at once
        "CONNECT,         LOST,      false",
        "CONNECT,         PERSISTED, false",
        "READ_CHECKPOINT, LOST,      false",
        "READ_CHECKPOINT, PERSISTED, false",
        "COUNT_EVENTS,    LOST,      false",
        "COUNT_EVENTS,    PERSISTED, false",
        "READ_ROWS,       LOST,      false",
        "READ_ROWS,       PERSISTED, false",
        "KEEP_ENTRIES,    LOST,      false",
        "KEEP_ENTRIES,    PERSISTED, false",
        "READ_ENTRIES,    LOST,      false",
        "READ_ENTRIES,    PERSISTED, false",
        "KEEP_TILES,      LOST,      false",
        "KEEP_TILES,      PERSISTED, false",
        "KEEP_CHECKPOINT, LOST,      false",
        "KEEP_CHECKPOINT, PERSISTED, false",
        "COMMIT,          LOST,      false",
        "COMMIT,          PERSISTED, true",
    })
    void one_broken_step_is_made_good_by_the_next_sealing(Step step, Fault fault, boolean isThere) {
        log.append(1);
        breaking.breakAt(step, fault);

        assertThatThrownBy(log::seal).isInstanceOf(SealingFailed.class);
        assertThat(breaking.isIntact()).isTrue();
        assertThat(log.publish().size()).isEqualTo(isThere ? SEALED + 1 : SEALED);
        assertThat(log.seal().isPresent()).isEqualTo(!isThere);
        assertThat(log.publish().size()).isEqualTo(SEALED + 1);
        assertThat(log.check()).isEqualTo(SEALED + 1);
    }

    @Test
    void a_checkpoint_that_cannot_be_kept_outside_is_not_shown() throws IOException {
        Files.createDirectories(directory.resolve("published.new"));

        assertThatThrownBy(log::publish).isInstanceOf(UncheckedIOException.class);
        assertThat(log.published().note()).isEmpty();
        Files.delete(directory.resolve("published.new"));
        assertThat(log.publish().size()).isEqualTo(SEALED);
    }

    @Test
    void who_has_the_right_to_seal_is_alone() throws Exception {
        log.append(1);
        try (var other = DATABASE.app().getConnection();
                var claim = other.createStatement()) {
            other.setAutoCommit(false);
            claim.execute("select ledger.claim_sealing()");

            assertThat(log.seal()).isEmpty();
            assertThat(log.publish().size()).isEqualTo(SEALED);
            other.rollback();
        }
        assertThat(log.seal()).isPresent();
    }

    @Test
    void an_empty_log_is_signed_once() {
        DATABASE.clear();

        assertThat(log.seal()).isPresent();
        assertThat(log.seal()).isEmpty();
        assertThat(log.publish().size()).isZero();
        assertThat(log.check()).isZero();
    }
}
