package city.hansa.ledger.witness;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Cosignature;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.WitnessRequest;
import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.seal.LogCorrupted;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.tree.ConsistencyProof;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.TiledTree;
import city.hansa.ledger.witness.WitnessClient.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Has one witness cosign the last checkpoint, and believes it nothing without proof. Holds no connection while the
 * witness is waited for. For use by one thread.
 */
final class Cosigning {

    /** How far a witness's clock may be before ours. */
    private static final Duration TOLERATED = Duration.ofMinutes(10);

    private static final long UNKNOWN = -1;

    private final KnownWitness witness;
    private final WitnessClient client;
    private final LogArchive archive;
    private final LogKeys keys;
    private final CosignatureTable table;
    private final Clock clock;

    /** The size from which the witness is to be shown that we have grown. */
    private long known = UNKNOWN;

    /** The size of what it has cosigned last since the start. */
    private long cosigned = UNKNOWN;

    Cosigning(
            KnownWitness witness,
            WitnessClient client,
            LogArchive archive,
            LogKeys keys,
            CosignatureTable table,
            Clock clock) {
        this.witness = witness;
        this.client = client;
        this.archive = archive;
        this.keys = keys;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Returns when the witness has cosigned the last checkpoint, and that is kept; false at once if there is none yet.
     *
     * @throws WitnessFailed if it did not, whatever it did instead
     * @throws LogCorrupted if it has a checkpoint that we have signed and do not know
     */
    boolean run() {
        try {
            var last = archive.checkpoint();
            last.ifPresent(this::cosign);
            return last.isPresent();
        } catch (WitnessFailed e) {
            // What it has is asked anew, since it may have refused what does not continue it.
            known = UNKNOWN;
            throw e;
        }
    }

    private void cosign(Note note) {
        var size = checkpoint(note).size();
        if (size == cosigned) {
            return;
        }
        if (known == UNKNOWN || known > size) {
            recall();
        }
        var other = submit(note);
        if (other.isPresent()) {
            resume(other.getAsLong(), size);
            // Another node of ours may have sealed, and shown it, meanwhile.
            submit(archive.checkpoint().orElse(note)).ifPresent(again -> {
                throw new WitnessFailed("says that it has " + other.getAsLong() + " leaves of ours, then " + again);
            });
        }
    }

    /** Answers the size that the witness says it has instead of the known one; nothing once it has cosigned. */
    private OptionalLong submit(Note note) {
        var checkpoint = checkpoint(note);
        return switch (client.add(new WitnessRequest(known, proof(checkpoint.size()), note))) {
            case Answer.Conflict(var size) -> OptionalLong.of(size);
            case Answer.Cosigned(var signatures) -> {
                keep(checkpoint, signatures);
                known = checkpoint.size();
                cosigned = known;
                yield OptionalLong.empty();
            }
        };
    }

    private List<Hash> proof(long size) {
        return known == 0
                ? List.of()
                : ConsistencyProof.between(known, size, new TiledTree(size, archive)).hashes();
    }

    private void keep(Checkpoint checkpoint, List<NoteSignature> signatures) {
        var its = signatures.stream().filter(witness.key()::isNamedBy).toList();
        if (its.size() != 1 || !new Note(checkpoint.text(), its).isSignedBy(witness.key())) {
            throw new WitnessFailed("answers without a valid cosignature by its key");
        }
        var now = clock.instant();
        var time = Cosignature.time(its.getFirst());
        if (time.isAfter(now.plus(TOLERATED))) {
            throw new WitnessFailed("cosigns with a time that is yet to come: " + time);
        }
        table.keep(checkpoint.size(), its.getFirst(), now);
    }

    /** Continues from the size that the witness says it has, if that can be. */
    private void resume(long said, long submitted) {
        if (said <= submitted) {
            known = said;
            return;
        }
        recall();
        if (known < said) {
            throw new WitnessFailed("says that it has " + said + " leaves of ours, and does not show it");
        }
    }

    /** Asks the witness to show what it has of us. It shows nothing unless we have signed it. */
    private void recall() {
        known = 0;
        client.checkpoint(keys.origin())
                .filter(note -> keys.signed(note, keys.origin()))
                .ifPresent(note -> {
                    requireOurs(note);
                    known = checkpoint(note).size();
                });
    }

    private static Checkpoint checkpoint(Note note) {
        return Checkpoint.parse(note.text());
    }

    /** The key signs only what is stored before anyone is shown it, so a checkpoint that is not there was lost. */
    private void requireOurs(Note note) {
        var shown = checkpoint(note);
        var last = archive.checkpoint().map(ours -> checkpoint(ours).size()).orElse(0L);
        if (shown.size() > last || !root(shown.size(), last).equals(shown.rootHash())) {
            archive.keepForgotten(note);
            throw new LogCorrupted(
                    Math.min(shown.size(), last),
                    "the witness " + witness.name() + " has our checkpoint of " + shown.size()
                            + ", and the database does not know it");
        }
    }

    private Hash root(long size, long last) {
        return size == 0 ? Hash.EMPTY_TREE : new TiledTree(last, archive).root(0, size);
    }
}
