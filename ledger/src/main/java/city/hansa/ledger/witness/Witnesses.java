package city.hansa.ledger.witness;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.seal.LogCorrupted;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.witness.WitnessStatus.Cosigned;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The witnesses of this log: each is shown the last checkpoint with a proof that it continues the one before, and what
 * it cosigns is kept beside the checkpoint.
 *
 * <p><b>A witness costs the log nothing.</b> Each has a thread and a pace of its own; whatever it answers, and whether
 * it answers, appending and sealing do not wait for it. It is asked again after a pause that doubles up to a minute.
 *
 * <p><b>A witness is believed only with proof.</b> One that shows a checkpoint that is signed by this log's key and not
 * known to the database proves that the log has forgotten, as after a restore from a backup, or forked: that raises the
 * alarm. What it claims without that signature does not. Each is asked at the start, and whenever it has refused a
 * checkpoint.
 *
 * <p>Safe for use by several threads. Several nodes of one log may each have the same witnesses.
 */
public final class Witnesses implements AutoCloseable {

    private final CosignatureTable table;
    private final LogArchive archive;
    private final HttpClient http;
    private final Patience patience;
    private final List<Submitter> submitters;

    /**
     * Makes the witnesses of a log.
     *
     * @param dataSource connects as the application's role
     * @param alarm is told what a witness has proved against the log
     */
    public Witnesses(
            List<KnownWitness> witnesses,
            DataSource dataSource,
            LogArchive archive,
            LogKeys keys,
            Clock clock,
            Consumer<LogCorrupted> alarm) {
        this(witnesses, dataSource, archive, keys, clock, alarm, Patience.USUAL);
    }

    Witnesses(
            List<KnownWitness> witnesses,
            DataSource dataSource,
            LogArchive archive,
            LogKeys keys,
            Clock clock,
            Consumer<LogCorrupted> alarm,
            Patience patience) {
        this.table = new CosignatureTable(dataSource);
        this.archive = archive;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(patience.answer())
                .build();
        this.submitters = witnesses.stream()
                .map(witness -> {
                    var client = new WitnessClient(witness, http, patience.answer());
                    var cosigning = new Cosigning(witness, client, archive, keys, table, clock);
                    return new Submitter(witness, cosigning, patience, alarm);
                })
                .toList();
    }

    /** Begins, with the checkpoint that is stored; to be called once. */
    public void start() {
        submitters.forEach(Submitter::start);
    }

    /** Is told that a checkpoint was signed, and stored. Returns at once. */
    public void sealed(Note checkpoint) {
        submitters.forEach(Submitter::wake);
    }

    /**
     * How it stands with each, in the order in which they were given.
     *
     * @throws RuntimeException if the database cannot be asked
     */
    public List<WitnessStatus> statuses() {
        if (submitters.isEmpty()) {
            return List.of();
        }
        var size = archive.checkpoint()
                .map(note -> Checkpoint.parse(note.text()).size())
                .orElse(0L);
        return submitters.stream().map(submitter -> status(submitter, size)).toList();
    }

    private WitnessStatus status(Submitter submitter, long size) {
        var witness = submitter.witness();
        var last = table.last(witness.name());
        return new WitnessStatus(
                witness.name(),
                witness.prefix(),
                witness.key().toString(),
                submitter.state(),
                submitter.failure(),
                last.orElse(null),
                Math.max(size - last.map(Cosigned::size).orElse(0L), 0),
                table.signedAfter(last.map(Cosigned::size).orElse(-1L)).orElse(null));
    }

    /** Since when the checkpoint has waited that has waited longest for a witness; now if none waits. */
    public Instant missingSince(Instant now) {
        return submitters.stream()
                .map(submitter -> table.last(submitter.witness().name()).map(Cosigned::size).orElse(-1L))
                .flatMap(size -> table.signedAfter(size).stream())
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** Ends; what is being asked of a witness is broken off. Idempotent. */
    @Override
    public void close() {
        submitters.forEach(Submitter::close);
        http.shutdownNow();
        try {
            for (var submitter : submitters) {
                submitter.await(patience.answer().plus(Duration.ofSeconds(1)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
