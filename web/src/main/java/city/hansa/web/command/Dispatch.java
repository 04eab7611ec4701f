package city.hansa.web.command;

import city.hansa.api.CommandRejected;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionCommand;
import city.hansa.api.action.ActionCommand.OpenSeal;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.mandate.MandateRejection;
import city.hansa.api.view.At;
import city.hansa.api.view.ViewQuery.FindSeen;
import city.hansa.api.view.ViewQuery.Seen;
import city.hansa.web.problem.NotFound;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import city.hansa.web.read.Parameters;
import city.hansa.web.read.Reads;
import city.hansa.web.security.Caller;
import city.hansa.web.security.MandateBook;
import city.hansa.web.security.Speaker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
    private final Reads reads;

    Dispatch(CommandReader reader, Commands commands, Receipts receipts, MandateBook mandates, Reads reads) {
        this.reader = reader;
        this.commands = commands;
        this.receipts = receipts;
        this.mandates = mandates;
        this.reads = reads;
    }

    Answer dispatch(CommandRoute route, HttpServletRequest request) {
        Parameters.none(request);
        var body = JsonBody.read(request);
        var headers = CommandHeaders.of(request);
        return dispatch(route, body, headers, mandates.speaker(Caller.current()));
    }

    Answer dispatch(CommandRoute route, ObjectNode body, CommandHeaders headers, Speaker speaker) {
        var hash = RequestHash.of(route, body);
        // A repeated request is answered before anything of it is judged again: the world may have moved on.
        var earlier = earlier(headers, speaker);
        if (earlier.isPresent()) {
            if (route.opens()) {
                // But for one that is shown something: whether it still is for them is asked each time.
                requireSeen(route, body, headers, speaker);
            }
            return replay(earlier.get(), hash);
        }
        try {
            return first(route, body, headers, hash, speaker);
        } catch (Replayed replayed) {
            return replay(replayed.receipt(), hash);
        } catch (CommandRejected | StalePrecondition | LostRace refused) {
            // A repeated request may be refused for what the first one has just done, such as taking an identifier.
            return replay(earlier(headers, speaker).orElseThrow(() -> refused), hash);
        }
    }

    private Answer first(
            CommandRoute route, ObjectNode body, CommandHeaders headers, RequestHash hash, Speaker speaker) {
        var given = given(route, body, headers, speaker);
        var last = last(route, headers.expectedSequence(), speaker);
        var sent = last.map(record -> asDiscreet(given, record.visibility())).orElse(given);
        return new Answer(commands.send(sent.command(), metaData(sent, headers, hash, speaker)), false);
    }

    private void requireSeen(CommandRoute route, ObjectNode body, CommandHeaders headers, Speaker speaker) {
        given(route, body, headers, speaker);
        last(route, null, speaker);
    }

    private CommandReader.Given given(CommandRoute route, ObjectNode body, CommandHeaders headers, Speaker speaker) {
        var given = reader.read(route, body, headers.correlationId(), speaker);
        // Asked again where every command passes, and here first: who may not speak learns nothing of the record.
        CommandRejected.require(given.mandates().include(given.envelope().party()), MandateRejection.NO_MANDATE);
        return given;
    }

    /**
     * The record's last event; none of one that is to be. An id of another kind would be decided on by the rules of this
     * one, and a record that the speaker may not see is none for them.
     */
    private Optional<Receipts.Last> last(CommandRoute route, @Nullable Long expected, Speaker speaker) {
        var id = route.id();
        if (id == null) {
            if (expected != null) {
                throw new StalePrecondition();
            }
            return Optional.empty();
        }
        var last = receipts.lastOf(new Subject(route.collection().kind(), id))
                .filter(record -> isSeen(id, record, speaker))
                .orElseThrow(() -> new NotFound("There is no such record here."));
        if (expected != null && last.sequence() != expected) {
            throw new StalePrecondition();
        }
        return Optional.of(last);
    }

    private boolean isSeen(UUID record, Receipts.Last last, Speaker speaker) {
        return last.visibility() == Visibility.PUBLIC
                || speaker.maySee(reader -> {
                    var asked = new FindSeen(Set.of(record), new At(null, null, null, last.position(), reader));
                    return !reads.ask(asked, Seen.class).records().isEmpty();
                });
    }

    /**
     * What is said of a record is no less discreet than the record, but for the word that opens its seal. An action has rules
     * of its own for who says otherwise.
     */
    private static CommandReader.Given asDiscreet(CommandReader.Given given, Visibility record) {
        return given.command() instanceof OpenSeal || (given.command() instanceof ActionCommand && given.saysForWhom())
                ? given
                : given.with(given.envelope().visibility(given.envelope().visibility().narrower(record)));
    }

    private Optional<Receipts.Receipt> earlier(CommandHeaders headers, Speaker speaker) {
        var key = headers.idempotencyKey();
        return key == null ? Optional.empty() : receipts.find(speaker.principal(), key);
    }

    private static Answer replay(Receipts.Receipt receipt, RequestHash hash) {
        if (!hash.isOf(receipt)) {
            throw new RequestRefused(
                    RequestRejection.IDEMPOTENCY_KEY_REUSED, "This key was given with another request before.");
        }
        var outcome = new Commands.Outcome(receipt.aggregateId(), receipt.sequence(), receipt.position());
        return new Answer(outcome, true);
    }

    private static Map<String, String> metaData(
            CommandReader.Given given, CommandHeaders headers, RequestHash hash, Speaker speaker) {
        var data = new TreeMap<>(given.envelope().toMetaData());
        data.put("principal", speaker.principal());
        given.mandates().putInto(data);
        if (headers.idempotencyKey() != null) {
            data.put("idempotencyKey", headers.idempotencyKey());
            data.put("requestHash", hash.keptFor(given.envelope().visibility()));
        }
        if (headers.expectedSequence() != null) {
            data.put("expectedSequence", headers.expectedSequence().toString());
        }
        return data;
    }
}
