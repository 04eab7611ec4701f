package city.hansa.ledger.append;

import city.hansa.ledger.append.Append.Section;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.leaf.Commitment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way into the log. Made by the caller's thread, which also does the hashing; settled by the writer,
 * which then has its caller told.
 */
final class Pending {

    private final List<NewEvent> events;
    private final @Nullable ReceiptKey receipt;
    private final List<Section> sections;
    private final byte[][] salts;
    private final byte[][] payloadCommitments;
    private final byte[][] metadataCommitments;
    private final CompletableFuture<Appended> result = new CompletableFuture<>();

    /** What became of it, one or the other. Touched only by the holder of the writer's turn, until it is told. */
    private @Nullable Appended appended;

    private @Nullable AppendException refusal;

    /** Whether a call that carried it went unanswered. Touched only by the holder of the writer's turn. */
    private boolean doubtful;

    /** Whether what it expects of its streams may be taken for true where it is likely. Touched only by the holder of the writer's turn. */
    private boolean trusted = true;

    Pending(Append append, Salts source) {
        this.events = append.events();
        this.receipt = append.receipt();
        this.sections = append.sections();
        this.salts = new byte[events.size()][];
        this.payloadCommitments = new byte[events.size()][];
        this.metadataCommitments = new byte[events.size()][];
        for (int i = 0; i < salts.length; i++) {
            salts[i] = source.next();
            payloadCommitments[i] = Commitment.toPayload(salts[i], events.get(i).payload());
            metadataCommitments[i] = Commitment.toMetadata(salts[i], events.get(i).metadata());
        }
    }

    List<NewEvent> events() {
        return events;
    }

    @Nullable ReceiptKey receipt() {
        return receipt;
    }

    List<Section> sections() {
        return sections;
    }

    byte[] salt(int event) {
        return salts[event];
    }

    byte[] payloadCommitment(int event) {
        return payloadCommitments[event];
    }

    byte[] metadataCommitment(int event) {
        return metadataCommitments[event];
    }

    boolean isDoubtful() {
        return doubtful;
    }

    void doubt() {
        doubtful = true;
    }

    boolean isTrusted() {
        return trusted;
    }

    /** It may be what a call was refused for: the next one asks the log where its streams stand. */
    void distrust() {
        trusted = false;
    }

    boolean isOpen() {
        return appended == null && refusal == null;
    }

    void succeed(Appended where) {
        appended = where;
    }

    void fail(AppendException why) {
        refusal = why;
    }

    /** Tells the caller, who goes on. By the thread that settled it, or by one that was started since. */
    void tell() {
        if (refusal == null) {
            result.complete(appended);
        } else {
            result.completeExceptionally(refusal);
        }
    }

    StaleSequence stale() {
        return new StaleSequence(sections.getFirst().stream(), sections.getFirst().first());
    }

    /** Waits for the outcome, however long the writer's patience lasts; an interrupt is kept for the caller. */
    Appended await() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppendException refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
