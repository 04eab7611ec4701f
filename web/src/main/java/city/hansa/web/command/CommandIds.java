package city.hansa.web.command;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Which id a new record gets. A case that derives it from the command's own fields belongs here. */
@Component
final class CommandIds {

    private final Supplier<UUID> fresh;

    CommandIds(Supplier<UUID> fresh) {
        this.fresh = fresh;
    }

    /** @param fields of the creating command, every city in them already resolved to its id */
    UUID newRecord(Class<?> creating, ObjectNode fields) {
        return fresh.get();
    }
}
