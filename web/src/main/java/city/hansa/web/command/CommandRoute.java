package city.hansa.web.command;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.fact.FactCommand.OpenNarrative;
import city.hansa.web.address.Address;
import city.hansa.web.problem.NotFound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which command an address stands for.
 *
 * @param id the record that the command is given to; null where it creates one
 */
record CommandRoute(CommandCatalogue.Collection collection, Class<?> command, @Nullable UUID id) {

    static CommandRoute creating(String collection) {
        var found = Address.collection(collection);
        return new CommandRoute(found, found.creating(), null);
    }

    static CommandRoute changing(String collection, String id, String command) {
        var found = Address.collection(collection);
        var type = found.changing()
                .filter(candidate -> CommandCatalogue.pathOf(candidate).equals(command))
                .findFirst()
                .orElseThrow(() -> new NotFound("This collection has no command of this name."));
        return new CommandRoute(found, type, Address.id(id));
    }

    /** Whether its answer shows what was sealed. */
    boolean opens() {
        return command == OpenNarrative.class;
    }

    /** The same for every spelling of one address. */
    String path() {
        var base = "/api/" + collection.path();
        return id == null ? base : base + "/" + id + "/" + CommandCatalogue.pathOf(command);
    }
}
