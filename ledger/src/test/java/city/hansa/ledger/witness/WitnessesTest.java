package city.hansa.ledger.witness;

import static city.hansa.ledger.witness.ServedWitness.KEY;
import static city.hansa.ledger.witness.ServedWitness.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.seal.SealedLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An honest witness is shown each checkpoint, with a proof that it continues the one that it has. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WitnessesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    @RegisterExtension
    static final LedgerDatabase OF_THE_WITNESS = new LedgerDatabase();

    private final Path directory;
    private final CosignedLog its;

    WitnessesTest(@TempDir Path directory) {
        this.directory = directory;
        its = CosignedLog.of(SealedLog.of(DATABASE, directory), DATABASE, OF_THE_WITNESS);
    }

    @AfterEach
    void end() {
        its.close();
    }

    @Test
    void cosigns_the_stored_checkpoint_at_the_start() {
        its.honest();
        its.witnesses.start();

        its.awaitCosigned(5);
        assertThat(its.log.archive().checkpoint().orElseThrow().isSignedBy(KEY.verifier())).isTrue();
        var status = its.status();
        assertThat(status.lag()).isZero();
        assertThat(status.missingSince()).isNull();
        assertThat(status.failure()).isNull();
    }

    @Test
    void is_shown_that_the_next_checkpoint_continues_the_last() {
        its.honest();
        its.witnesses.start();
        its.awaitCosigned(5);

        its.sealMore(300);

        its.awaitCosigned(305);
        assertThat(its.oldSizes()).containsExactly(0L, 5L);
    }

    @Test
    void says_so_if_it_has_an_older_checkpoint_and_is_asked_again_at_once() {
        its.honest().addCheckpoint(its.request(0));
        its.sealMore(4);
        its.witnesses.start();

        its.awaitCosigned(9);
        assertThat(its.oldSizes()).containsExactly(0L, 5L);
    }

    @Test
    void is_not_asked_in_vain_if_it_shows_what_it_has() {
        its.cosignedElsewhere(0);
        its.sealMore(4);
        its.witnesses.start();

        its.awaitCosigned(9);
        assertThat(its.oldSizes()).containsExactly(5L);
    }

    @Test
    void is_shown_the_newest_checkpoint_alone_if_it_is_slow() throws InterruptedException {
        var patience = new Patience(CosignedLog.DEADLINE, Duration.ofMillis(10), Duration.ofMillis(50));
        try (var slow = CosignedLog.of(SealedLog.of(DATABASE, directory), DATABASE, OF_THE_WITNESS, patience)) {
            slow.honest();
            var isAsked = new CountDownLatch(1);
            var mayAnswer = new CountDownLatch(1);
            slow.served.delays(isAsked, mayAnswer);
            slow.witnesses.start();
            isAsked.await();

            for (var more = 0; more < 5; more++) {
                slow.sealMore(1);
            }
            mayAnswer.countDown();

            slow.awaitCosigned(10);
            assertThat(slow.served.requests()).hasSize(2);
        }
    }

    @Test
    void may_have_been_shown_a_later_checkpoint_by_another_node_of_ours() {
        its.served.adding(exchange -> {
            its.sealMoreSilently(2);
            its.cosignedElsewhere(0);
            answer(exchange, 409, WitnessConflict.MEDIA_TYPE, "7\n");
        });
        its.witnesses.start();

        its.awaitCosigned(7);
        assertThat(its.oldSizes()).containsExactly(0L, 7L);
        assertThat(its.alarm).isNotDone();
    }

    @Test
    void a_witness_has_an_address_and_the_key_of_a_cosigner() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownWitness(URI.create("ftp://witness.example"), KEY.verifier()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownWitness(URI.create("https://witness.example"), OtherLog.KEY.verifier()));
    }

    @Test
    void pauses_grow_up_to_a_minute() {
        var pauses = new ArrayList<Duration>();
        for (var pause = Patience.USUAL.first(); pauses.size() < 8; pause = Patience.USUAL.after(pause)) {
            pauses.add(pause);
        }

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }
}
