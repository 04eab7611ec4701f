package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A checkpoint counts for no more than those who signed it: the log, and the witnesses that are named. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignaturesTest {

    private static final String WITNESS = TestLog.WITNESS.verifier().toString();
    private static final Instant SEEN = Instant.parse("2026-11-23T10:05:00Z");

    private final TestLog log = TestLog.of(3);

    @Test
    void a_wrong_key() {
        try (var server = new LogServer(log)) {
            Ran.verify(server.url(), "--vkey", TestLog.OTHER_KEY.verifier().toString())
                    .doesNotHold("checkpoint: not signed by the key log.example+");
        }
    }

    @Test
    void a_witness_that_passes_for_the_log() {
        log.put("vkey", WITNESS.getBytes(UTF_8));
        try (var server = new LogServer(log)) {
            Ran.verify(server.url()).doesNotHold("vkey: not the key of a log");
        }
    }

    @Test
    void a_cosignature_that_is_there() {
        log.publish(log.note().with(List.of(TestLog.WITNESS.cosign(log.note().text(), SEEN))));
        var ran = Ran.over(log, "--witness", WITNESS).holds();
        assertThat(ran.out()).contains("witness.example/w1 at 2026-11-23T10:05:00Z");
    }

    @Test
    void a_cosignature_that_is_missing() {
        Ran.over(log, "--witness", WITNESS).doesNotHold("checkpoint: cosigned by 0 of the 1 witnesses");
    }

    @Test
    void a_cosignature_of_another_checkpoint() {
        var other = TestLog.of(2).note().text();
        log.publish(log.note().with(List.of(TestLog.WITNESS.cosign(other, SEEN))));
        Ran.over(log, "--witness", WITNESS).doesNotHold("checkpoint: the cosignature of witness.example/w1 is false");
    }

    @Test
    void a_quorum_of_the_witnesses() {
        var second = SignerKey.ofCosigner("witness.example/w2", TestKeys.RFC_8032_TEST_1);
        var both = new String[] {
            "--witness", WITNESS, "--witness", second.verifier().toString()
        };
        log.publish(log.note().with(List.of(TestLog.WITNESS.cosign(log.note().text(), SEEN))));

        Ran.over(log, both)
                .doesNotHold(
                        "checkpoint: cosigned by 1 of the 2 witnesses that are wanted; not by " + "witness.example/w2");
        Ran.over(log, both[0], both[1], both[2], both[3], "--quorum", "1").holds();
    }

    @Test
    void a_false_signature_beside_the_true_one() {
        var text = log.note().text();
        var signature = log.note().signatures().getFirst();
        var falseOne = new NoteSignature(signature.name(), signature.keyId(), new byte[64]);
        log.publish(new Note(text, List.of(signature, falseOne)));
        Ran.over(log).doesNotHold("checkpoint: not signed by the key");
    }
}
