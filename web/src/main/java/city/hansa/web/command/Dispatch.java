package city.hansa.web.command;

import city.hansa.api.CommandRejected;
import city.hansa.api.Subject;
import city.hansa.api.mandate.MandateRejection;
import city.hansa.web.problem.NotFound;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import city.hansa.web.read.Parameters;
import city.hansa.web.security.Caller;
import city.hansa.web.security.MandateBook;
import city.hansa.web.security.Speaker;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes a request to its answer: once for each idempotency key, and only on the record that the caller has seen. */
@Component
final class Dispatch {

    /** @param replayed whether this is the first answer to the same request, given again */
    record Answer(Commands.Outcome outcome, boolean replayed) {}

    private final CommandReader reader;
    private final Commands commands;
    private final Receipts receipts;
    private final MandateBook mandates;

    Dispatch(CommandReader reader, Commands commands, Receipts receipts, MandateBook mandates) {
        this.reader = reader;
        this.commands = commands;
        this.receipts = receipts;
        this.mandates = mandates;
    }

    Answer dispatch(CommandRoute route, HttpServletRequest request) {
        Parameters.none(request);
        var body = JsonBody.read(request);
        var headers = CommandHeaders.of(request);
        return dispatch(route, body, headers, mandates.speaker(Caller.current()));
    }

    Answer dispatch(CommandRoute route, ObjectNode body, CommandHeaders headers, Speaker speaker) {
        var hash = requestHash(route, body);
        try {
            // A repeated request is answered before anything of it is judged again: the world may have moved on.
            var earlier = earlier(headers, speaker);
            return earlier.isPresent() ? replay(earlier.get(), hash) : first(route, body, headers, hash, speaker);
        } catch (Replayed replayed) {
            return replay(replayed.receipt(), hash);
        } catch (CommandRejected | StalePrecondition | LostRace refused) {
            // A repeated request may be refused for what the first one has just done, such as taking an identifier.
            return replay(earlier(headers, speaker).orElseThrow(() -> refused), hash);
        }
    }

    private Answer first(
            CommandRoute route, ObjectNode body, CommandHeaders headers, String hash, Speaker speaker) {
        var given = reader.read(route, body, headers.correlationId(), speaker);
        // Asked again where every command passes, and here first: who may not speak learns nothing of the record.
        CommandRejected.require(given.mandates().include(given.envelope().party()), MandateRejection.NO_MANDATE);
        checkRecord(route, headers.expectedSequence());
        return new Answer(commands.send(given.command(), metaData(given, headers, hash, speaker)), false);
    }

    /** An id of another kind would be decided on by the rules of this one. */
    private void checkRecord(CommandRoute route, @Nullable Long expected) {
        if (route.id() == null) {
            if (expected != null) {
                throw new StalePrecondition();
            }
            return;
        }
        var sequence = receipts.sequenceOf(new Subject(route.collection().kind(), route.id()))
                .orElseThrow(() -> new NotFound("There is no such record here."));
        if (expected != null && sequence != expected) {
            throw new StalePrecondition();
        }
    }

    private Optional<Receipts.Receipt> earlier(CommandHeaders headers, Speaker speaker) {
        var key = headers.idempotencyKey();
        return key == null ? Optional.empty() : receipts.find(speaker.principal(), key);
    }

    private static Answer replay(Receipts.Receipt receipt, String hash) {
        if (!receipt.isFor(hash)) {
            throw new RequestRefused(
                    RequestRejection.IDEMPOTENCY_KEY_REUSED, "This key was given with another request before.");
        }
        var outcome = new Commands.Outcome(receipt.aggregateId(), receipt.sequence(), receipt.position());
        return new Answer(outcome, true);
    }

    private static Map<String, String> metaData(
            CommandReader.Given given, CommandHeaders headers, String hash, Speaker speaker) {
        var data = new TreeMap<>(given.envelope().toMetaData());
        data.put("principal", speaker.principal());
        given.mandates().putInto(data);
        if (headers.idempotencyKey() != null) {
            data.put("idempotencyKey", headers.idempotencyKey());
            data.put("requestHash", hash);
        }
        if (headers.expectedSequence() != null) {
            data.put("expectedSequence", headers.expectedSequence().toString());
        }
        return data;
    }

    private static String requestHash(CommandRoute route, ObjectNode body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(("POST\n" + route.path() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(JsonBody.canonical(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
