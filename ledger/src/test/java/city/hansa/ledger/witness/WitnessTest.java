package city.hansa.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Cosignature;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.tree.Hash;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we answer as a witness of another log, and what we remember. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WitnessTest {

    private static final SignerKey KEY = SignerKey.ofCosigner("witness.example", TestKeys.RFC_8032_TEST_2);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OtherLog LOG = new OtherLog("a");
    private static final OtherLog REWRITTEN = new OtherLog("b");

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final Witness witness = witness();

    /** A node that has just started. */
    private static Witness witness() {
        return new Witness(
                KEY, List.of(OtherLog.KEY.verifier()), DATABASE.app(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @BeforeEach
    void forget() {
        DATABASE.clear();
    }

    @Nested
    class Cosigned {

        @Test
        void is_the_first_checkpoint_without_proof() {
            assertThat(cosigned(LOG.request(0, 5))).isEqualTo(5);
        }

        @ParameterizedTest
        @ValueSource(longs = {5, 6, 7, 8, 300})
        void is_what_continues_the_last(long size) {
            cosigned(LOG.request(0, 5));

            assertThat(cosigned(LOG.request(5, size))).isEqualTo(size);
        }

        @Test
        void is_the_empty_log_and_then_its_first_leaves() {
            assertThat(cosigned(LOG.request(0, 0))).isZero();
            assertThat(cosigned(LOG.request(0, 0))).isZero();
            assertThat(cosigned(LOG.request(0, 3))).isEqualTo(3);
        }

        @Test
        void is_shown_with_the_signatures_of_the_log_and_ours_alone() {
            var foreign = SignerKey.ofLog("other.example", TestKeys.RFC_8032_TEST_2);
            var note = LOG.checkpoint(4);
            cosigned(OtherLog.body(0, List.of(), note.with(List.of(foreign.sign(note.text())))));

            var shown = witness.checkpoint(Origins.hash("other.example")).orElseThrow();
            assertThat(shown.text()).isEqualTo(note.text());
            assertThat(shown.isSignedBy(OtherLog.KEY.verifier())).isTrue();
            assertThat(shown.isSignedBy(KEY.verifier())).isTrue();
            assertThat(shown.signatures()).hasSize(2);
            assertThat(witness.logs()).containsExactly(new WitnessedLog("other.example", 4L, NOW));
        }

        @Test
        void is_remembered_before_it_is_answered() {
            cosigned(LOG.request(0, 5));

            assertThat(witness().addCheckpoint(REWRITTEN.request(0, 5))).isEqualTo(conflict(5));
        }

        @Test
        void is_nothing_that_could_not_be_remembered() {
            DATABASE.execute("alter function ledger.keep_witnessed rename to lost");
            try {
                assertThatThrownBy(() -> witness.addCheckpoint(LOG.request(0, 5))).isInstanceOf(ReadFailed.class);
            } finally {
                DATABASE.execute("alter function ledger.lost rename to keep_witnessed");
            }
            assertThat(witness.checkpoint(Origins.hash("other.example"))).isEmpty();
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @ValueSource(strings = {"", "old 0\n\n", "old 00\n\ntext\n\n— k AAAAAAA=\n", "old 0\n\ntext\n\n— k AAAAAAA=\n"})
        void as_malformed_is_what_is_no_request(String body) {
            assertThat(witness.addCheckpoint(body.getBytes(UTF_8))).isInstanceOf(Verdict.Malformed.class);
        }

        @Test
        void as_malformed_is_an_old_size_that_is_larger_than_the_checkpoint() {
            assertThat(witness.addCheckpoint(OtherLog.body(6, List.of(), LOG.checkpoint(5))))
                    .isInstanceOf(Verdict.Malformed.class);
        }

        @Test
        void as_unknown_is_a_log_that_nobody_named() {
            var text = new Checkpoint("third.example", 5, Hash.EMPTY_TREE).text();
            var note = new Note(text, List.of(OtherLog.KEY.sign(text)));

            assertThat(witness.addCheckpoint(OtherLog.body(0, List.of(), note)))
                    .isEqualTo(new Verdict.UnknownLog("third.example"));
            assertThat(witness.checkpoint(Origins.hash("third.example"))).isEmpty();
        }

        @Test
        void as_not_signed_is_what_another_key_signed_under_the_name_of_the_log() {
            var text = LOG.checkpoint(5).text();
            var foreign = SignerKey.ofLog("other.example", TestKeys.RFC_8032_TEST_2);
            var note = new Note(text, List.of(foreign.sign(text)));

            assertThat(witness.addCheckpoint(OtherLog.body(0, List.of(), note)))
                    .isEqualTo(new Verdict.NotSigned("other.example"));
        }

        @Test
        void as_not_signed_is_a_signature_of_another_text() {
            var note = new Note(LOG.checkpoint(5).text(), REWRITTEN.checkpoint(5).signatures());

            assertThat(witness.addCheckpoint(OtherLog.body(0, List.of(), note)))
                    .isEqualTo(new Verdict.NotSigned("other.example"));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 4, 6})
        void as_a_conflict_is_another_old_size_than_that_of_the_last(long from) {
            cosigned(LOG.request(0, 5));

            assertThat(witness.addCheckpoint(LOG.request(from, 8))).isEqualTo(conflict(5));
        }

        @Test
        void as_a_conflict_is_another_tree_of_the_same_size() {
            cosigned(LOG.request(0, 5));

            assertThat(witness.addCheckpoint(REWRITTEN.request(5, 5))).isEqualTo(conflict(5));
        }

        @Test
        void as_not_proved_is_a_history_that_was_rewritten() {
            cosigned(LOG.request(0, 5));

            assertThat(witness.addCheckpoint(REWRITTEN.request(5, 8))).isEqualTo(new Verdict.NotProved(5, 8));
        }

        @Test
        void as_not_proved_is_a_proof_where_there_is_nothing_to_prove() {
            var hash = List.of(Hash.EMPTY_TREE);

            assertThat(witness.addCheckpoint(OtherLog.body(0, hash, LOG.checkpoint(5))))
                    .isEqualTo(new Verdict.NotProved(0, 5));
            cosigned(LOG.request(0, 5));
            assertThat(witness.addCheckpoint(OtherLog.body(5, hash, LOG.checkpoint(5))))
                    .isEqualTo(new Verdict.NotProved(5, 5));
        }

        @Test
        void at_the_start_are_keys_that_are_not_of_a_log() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Witness(KEY, List.of(KEY.verifier()), DATABASE.app(), Clock.systemUTC()));
        }
    }

    @RepeatedTest(20)
    void of_two_that_begin_with_the_same_size_exactly_one_is_cosigned() throws Exception {
        cosigned(LOG.request(0, 5));

        var answers = atOnce(LOG.request(5, 6), LOG.request(5, 7));

        assertThat(answers).filteredOn(answer -> answer instanceof Verdict.Cosigned).hasSize(1);
        assertThat(answers).containsAnyOf(conflict(6), conflict(7));
    }

    /** Each by a node of its own. */
    private static List<Verdict> atOnce(byte[]... requests) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Verdict>>();
            for (var request : requests) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return witness().addCheckpoint(request);
                }));
            }
            start.countDown();
            var verdicts = new ArrayList<Verdict>();
            for (var answer : answers) {
                verdicts.add(answer.get());
            }
            return verdicts;
        }
    }

    private static Verdict conflict(long size) {
        return new Verdict.Conflict(new WitnessConflict(size));
    }

    /** The size that was cosigned. */
    private long cosigned(byte[] request) {
        var verdict = witness.addCheckpoint(request);
        assertThat(verdict).isInstanceOf(Verdict.Cosigned.class);
        var cosignature = ((Verdict.Cosigned) verdict).cosignature();
        var shown = witness.checkpoint(Origins.hash("other.example")).orElseThrow();
        assertThat(new Note(shown.text(), List.of(cosignature)).isSignedBy(KEY.verifier())).isTrue();
        assertThat(Cosignature.time(cosignature)).isEqualTo(NOW);
        return Checkpoint.parse(shown.text()).size();
    }
}
