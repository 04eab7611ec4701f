package city.hansa.web.command;

import city.hansa.api.CityId;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.membership.MembershipCommand.ApplyForMembership;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Which id a new record gets: a fresh one, or the one that follows from the command's own fields. */
@Component
final class CommandIds {

    private final Supplier<UUID> fresh;

    CommandIds(Supplier<UUID> fresh) {
        this.fresh = fresh;
    }

    /** @param fields of the creating command, every city in them already resolved to its id */
    UUID newRecord(Class<?> creating, ObjectNode fields) {
        return creating == ApplyForMembership.class
                ? MembershipId.of(NetworkId.of(text(fields, "network")), CityId.of(text(fields, "city"))).value()
                : fresh.get();
    }

    private static String text(ObjectNode fields, String name) {
        return fields.get(name).asString();
    }
}
