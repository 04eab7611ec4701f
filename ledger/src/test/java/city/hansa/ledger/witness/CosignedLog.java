package city.hansa.ledger.witness;

import static city.hansa.ledger.witness.ServedWitness.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.WitnessRequest;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.seal.LogCorrupted;
import city.hansa.ledger.seal.SealedLog;
import city.hansa.ledger.tree.ConsistencyProof;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.TiledTree;
import city.hansa.ledger.witness.WitnessStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A log of five sealed events and its one witness, which has a database of its own. */
final class CosignedLog implements AutoCloseable {

    static final Duration DEADLINE = Duration.ofSeconds(20);
    static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMillis(50));

    final SealedLog log;
    final ServedWitness served = new ServedWitness();
    final Witnesses witnesses;
    final CompletableFuture<LogCorrupted> alarm = new CompletableFuture<>();
    private final LedgerDatabase ofWitness;

    private CosignedLog(SealedLog log, LedgerDatabase ofWitness, Patience patience) {
        this.log = log;
        this.ofWitness = ofWitness;
        this.witnesses = new Witnesses(
                List.of(served.known(KEY.verifier())),
                log.dataSource(),
                log.archive(),
                log.keys(),
                Clock.systemUTC(),
                alarm::complete,
                patience);
    }

    static CosignedLog of(SealedLog log, LedgerDatabase ofLog, LedgerDatabase ofWitness) {
        return of(log, ofLog, ofWitness, SHORT);
    }

    static CosignedLog of(SealedLog log, LedgerDatabase ofLog, LedgerDatabase ofWitness, Patience patience) {
        ofLog.clear();
        ofWitness.clear();
        log.append(5);
        log.seal();
        return new CosignedLog(log, ofWitness, patience);
    }

    /** Has the witness do as the specification says, with what it remembers. */
    Witness honest() {
        var witness = new Witness(KEY, log.keys().verifiers(), ofWitness.app(), Clock.systemUTC());
        served.isHonest(witness);
        return witness;
    }

    /** Has it cosign the last checkpoint, as another node of ours would ask it to, and show what it has. */
    void cosignedElsewhere(long from) {
        var witness = honest();
        assertThat(witness.addCheckpoint(request(from))).isInstanceOf(Verdict.Cosigned.class);
        served.shows(witness.checkpoint(Origins.hash(SealedLog.ORIGIN)).orElseThrow());
    }

    /** Seals, and leaves word. */
    void sealMore(int events) {
        log.append(events);
        witnesses.sealed(log.seal().orElseThrow());
    }

    /** As another node of ours would. */
    void sealMoreSilently(int events) {
        log.append(events);
        log.seal();
    }

    /** As another node of ours would show the last checkpoint. */
    byte[] request(long from) {
        var note = log.archive().checkpoint().orElseThrow();
        var size = Checkpoint.parse(note.text()).size();
        var tree = new TiledTree(size, log.archive());
        var proof = from == 0
                ? List.<Hash>of()
                : ConsistencyProof.between(from, size, tree).hashes();
        return OtherLog.body(from, proof, note);
    }

    List<Long> oldSizes() {
        return served.requests().stream().map(WitnessRequest::oldSize).toList();
    }

    WitnessStatus status() {
        return witnesses.statuses().getFirst();
    }

    void awaitCosigned(long size) {
        await(() -> {
            var last = status().last();
            return last != null && last.size() == size && status().state() == State.COSIGNING;
        });
    }

    void awaitFailure(String why) {
        await(() -> String.valueOf(status().failure()).contains(why));
        assertThat(status().state()).isEqualTo(State.FAILING);
    }

    void await(BooleanSupplier state) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still %s", status()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        witnesses.close();
        served.close();
    }
}
