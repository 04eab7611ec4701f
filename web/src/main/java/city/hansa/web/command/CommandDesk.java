package city.hansa.web.command;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes commands that do not come by HTTP, such as a story's, the same way as those that do: by the same rules. */
@Component
public final class CommandDesk {

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
    public Commands.Outcome submit(String address, ObjectNode body, String principal, String idempotencyKey) {
        var parts = address.split("/", -1);
        var route = parts.length == 1
                ? CommandRoute.creating(parts[0])
                : CommandRoute.changing(parts[0], parts[1], parts[2]);
        return dispatch.dispatch(route, body, new CommandHeaders(principal, idempotencyKey, null, null))
                .outcome();
    }
}
