package city.hansa.web.command;

import city.hansa.web.security.Speaker;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes commands that do not come by HTTP, such as a story's, the same way as those that do: by the same rules. */
@Component
public final class CommandDesk {

    /** @param isRepeated whether it was taken under this key before, and is answered as it was then */
    public record Taken(Commands.Outcome outcome, boolean isRepeated) {}

    private final Dispatch dispatch;

    CommandDesk(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /**
     * Hands over one command; answers when its events are durable. Given again under the same key, it is answered as
     * before and nothing is written.
     *
     * @param address below {@code /api/}: a collection, or {@code <collection>/<id>/<command>}
     * @param body what a client would send
     * @throws RuntimeException whatever would be a problem over HTTP
     */
    public Commands.Outcome submit(String address, ObjectNode body, Speaker speaker, String idempotencyKey) {
        return take(address, body, speaker, idempotencyKey, null).outcome();
    }

    /**
     * As {@link #submit}, and says whether it was taken before.
     *
     * @param correlationId the chain that it belongs to; null for one of its own
     */
    public Taken take(
            String address, ObjectNode body, Speaker speaker, String idempotencyKey, @Nullable String correlationId) {
        var parts = address.split("/", -1);
        var route = parts.length == 1
                ? CommandRoute.creating(parts[0])
                : CommandRoute.changing(parts[0], parts[1], parts[2]);
        var headers = new CommandHeaders(idempotencyKey, null, correlationId);
        var answer = dispatch.dispatch(route, body, headers, speaker);
        return new Taken(answer.outcome(), answer.replayed());
    }
}
