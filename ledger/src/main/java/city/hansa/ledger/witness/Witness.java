package city.hansa.ledger.witness;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.note.VerifierKey.Kind;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.note.WitnessRequest;
import city.hansa.ledger.tree.ConsistencyProof;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.witness.WitnessedTable.Witnessed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Witnesses other logs: cosigns a checkpoint that continues the one before, and never two that contradict each other
 * (C2SP tlog-witness).
 *
 * <p><b>Durability.</b> That a checkpoint is cosigned is on disk before the cosignature is given out.
 *
 * <p><b>Concurrency.</b> For use by any number of threads, and by several nodes on one database: the database compares
 * the last size and sets the new one in one step, so of two requests that begin with the same size one is cosigned.
 *
 * <p>Methods throw {@link city.hansa.ledger.read.ReadFailed} if the database cannot be asked; then nothing is given
 * out, and to ask again is safe.
 */
public final class Witness {

    private static final System.Logger LOG = System.getLogger(Witness.class.getName());

    private final SignerKey key;
    private final Map<String, List<VerifierKey>> logs;
    private final WitnessedTable table;
    private final Clock clock;

    /**
     * Makes a witness.
     *
     * @param key of a cosigner, which nobody else cosigns with
     * @param logs the keys of the logs to witness, each named by the log's origin; a log may have several
     * @param dataSource connects as the application's role
     * @throws IllegalArgumentException if one of them is not the key of a log
     */
    public Witness(SignerKey key, List<VerifierKey> logs, DataSource dataSource, Clock clock) {
        logs.stream().filter(log -> log.kind() != Kind.LOG).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("this is not the key of a log: " + other);
        });
        this.key = key;
        this.logs = logs.stream().collect(groupingBy(VerifierKey::name, TreeMap::new, toList()));
        this.table = new WitnessedTable(dataSource);
        this.clock = clock;
    }

    /** By which others verify what is cosigned here. */
    public VerifierKey verifier() {
        return key.verifier();
    }

    /** The logs that are witnessed, by their origins. */
    public List<WitnessedLog> logs() {
        return logs.keySet().stream()
                .map(origin -> table.last(origin)
                        .map(last -> new WitnessedLog(origin, last.checkpoint().size(), last.at()))
                        .orElseGet(() -> new WitnessedLog(origin, null, null)))
                .toList();
    }

    /**
     * What was cosigned last of a log, with its signatures and ours.
     *
     * @param originHash the SHA-256 of the log's origin, in lower-case hexadecimal
     * @return empty if no such log is witnessed, or nothing of it was cosigned yet
     */
    public Optional<Note> checkpoint(String originHash) {
        return logs.keySet().stream()
                .filter(origin -> Origins.hash(origin).equals(originHash))
                .findFirst()
                .flatMap(table::last)
                .map(Witnessed::note);
    }

    /** Judges what a log shows, given as the body of its request, in the order that the specification gives. */
    public Verdict addCheckpoint(byte[] body) {
        WitnessRequest request;
        Checkpoint checkpoint;
        try {
            request = WitnessRequest.parse(body);
            checkpoint = Checkpoint.parse(request.checkpoint().text());
        } catch (IllegalArgumentException e) {
            return new Verdict.Malformed(String.valueOf(e.getMessage()));
        }
        return judge(request, checkpoint);
    }

    private Verdict judge(WitnessRequest request, Checkpoint checkpoint) {
        var keys = logs.get(checkpoint.origin());
        if (keys == null) {
            return new Verdict.UnknownLog(checkpoint.origin());
        }
        var named = keys.stream().filter(log -> names(request.checkpoint(), log)).toList();
        if (named.isEmpty() || !named.stream().allMatch(request.checkpoint()::isSignedBy)) {
            return new Verdict.NotSigned(checkpoint.origin());
        }
        if (request.oldSize() > checkpoint.size()) {
            return new Verdict.Malformed("the old size is larger than the checkpoint's");
        }
        return continuing(request, checkpoint, named);
    }

    private static boolean names(Note note, VerifierKey log) {
        return note.signatures().stream().anyMatch(log::isNamedBy);
    }

    private Verdict continuing(WitnessRequest request, Checkpoint next, List<VerifierKey> signers) {
        var last = last(next.origin());
        if (request.oldSize() != last.size()) {
            return conflict(last);
        }
        if (next.size() == last.size() && !next.rootHash().equals(last.rootHash())) {
            LOG.log(System.Logger.Level.WARNING, "the log " + next.origin() + " has signed two trees of "
                    + last.size() + " leaves: " + last.rootHash() + ", which we cosigned, and " + next.rootHash());
            return conflict(last);
        }
        if (!isProved(request, last, next)) {
            return new Verdict.NotProved(last.size(), next.size());
        }
        return cosign(request.checkpoint(), last.size(), next, signers);
    }

    private static boolean isProved(WitnessRequest request, Checkpoint last, Checkpoint next) {
        return last.size() == 0
                ? request.proof().isEmpty()
                : new ConsistencyProof(last.size(), next.size(), request.proof())
                        .proves(last.rootHash(), next.rootHash());
    }

    private Verdict cosign(Note note, long expected, Checkpoint next, List<VerifierKey> signers) {
        var now = clock.instant();
        var cosignature = key.cosign(note.text(), now);
        // Kept without the signatures of others, for which we do not vouch.
        var signed = new Note(note.text(), signers.stream().map(log -> signature(note, log)).toList());
        var kept = table.keep(expected, new Witnessed(next, signed.with(List.of(cosignature)), now));
        return kept ? new Verdict.Cosigned(cosignature) : conflict(last(next.origin()));
    }

    private static NoteSignature signature(Note note, VerifierKey log) {
        return note.signatures().stream().filter(log::isNamedBy).findFirst().orElseThrow();
    }

    private Checkpoint last(String origin) {
        return table.last(origin)
                .map(Witnessed::checkpoint)
                .orElseGet(() -> new Checkpoint(origin, 0, Hash.EMPTY_TREE));
    }

    private static Verdict conflict(Checkpoint last) {
        return new Verdict.Conflict(new WitnessConflict(last.size()));
    }
}
