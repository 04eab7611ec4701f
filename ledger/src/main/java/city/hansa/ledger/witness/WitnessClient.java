package city.hansa.ledger.witness;

import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.note.WitnessRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to one witness. Every answer is bounded in time and in bytes, whatever the other end does; redirects are not
 * followed. Methods throw {@link WitnessFailed} where there is no answer. For use by several threads.
 */
final class WitnessClient {

    /** The longest answer that is read, in bytes: some hundred signatures. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String SIGNED = "text/plain; charset=utf-8";

    private final KnownWitness witness;
    private final HttpClient http;
    private final Duration patience;

    WitnessClient(KnownWitness witness, HttpClient http, Duration patience) {
        this.witness = witness;
        this.http = http;
        this.patience = patience;
    }

    /** An answer in the form that the specification gives it; what it says is not verified. */
    sealed interface Answer {

        record Cosigned(List<NoteSignature> signatures) implements Answer {}

        record Conflict(long size) implements Answer {}
    }

    /** Shows a checkpoint to the witness. */
    Answer add(WitnessRequest request) {
        var response = ask(HttpRequest.newBuilder(witness.at("add-checkpoint"))
                .header("Content-Type", SIGNED)
                .POST(BodyPublishers.ofString(request.toString())));
        try {
            return answer(response);
        } catch (IllegalArgumentException e) {
            throw new WitnessFailed("answers what cannot be read: " + e.getMessage());
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() == 200) {
            return new Answer.Cosigned(Note.signatures(new String(response.body(), StandardCharsets.UTF_8)));
        }
        if (response.statusCode() == 409 && type.equals(WitnessConflict.MEDIA_TYPE)) {
            return new Answer.Conflict(WitnessConflict.parse(response.body()).size());
        }
        throw new WitnessFailed("does not take our checkpoint, and answers with status " + response.statusCode());
    }

    /** The note that the witness shows of a log; empty where it shows none, or nothing that can be read. */
    Optional<Note> checkpoint(String origin) {
        var response = ask(HttpRequest.newBuilder(witness.at(Origins.hash(origin) + "/checkpoint")));
        if (response.statusCode() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(Note.parse(response.body()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request) {
        // The request's own limit of time would end with the headers.
        var answer = http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new WitnessFailed("does not answer within " + seconds());
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new WitnessFailed("is not asked any more");
        } finally {
            cancel(answer);
        }
    }

    private WitnessFailed failure(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new WitnessFailed("cannot be reached within " + seconds());
            case ConnectException _ -> new WitnessFailed("cannot be reached");
            case IOException e -> new WitnessFailed("gives no whole answer: " + e.getMessage());
            case null, default -> throw new IllegalStateException("a witness could not be asked", cause);
        };
    }

    private String seconds() {
        return patience.toMillis() / 1_000.0 + " seconds";
    }

    /** Closes the connection on which an answer is still coming; without effect on one that is there. */
    private static void cancel(CompletableFuture<?> answer) {
        answer.cancel(true);
    }
}
