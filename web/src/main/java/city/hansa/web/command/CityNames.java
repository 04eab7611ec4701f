package city.hansa.web.command;

import city.hansa.api.value.Identifier;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.web.address.Address;
import city.hansa.web.problem.Malformed;
import city.hansa.web.read.Reads;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A city may be named by its id or, wherever an id may stand, by {@code scheme:value}. */
@Component
final class CityNames {

    private final Reads reads;

    CityNames(Reads reads) {
        this.reads = reads;
    }

    UUID idOf(String name, String path) {
        if (Address.isUuid(name)) {
            return UUID.fromString(name);
        }
        var identifier = identifier(name, path);
        if (!identifier.scheme().isUnique()) {
            throw Malformed.field(path, "may belong to several cities, so it names none: " + name);
        }
        var city = reads.ask(new ResolveCity(identifier), CityNamed.class).city();
        if (city == null) {
            throw Malformed.field(path, "names no registered city: " + name);
        }
        return city;
    }

    private static Identifier identifier(String name, String path) {
        try {
            return Identifier.parse(name);
        } catch (IllegalArgumentException _) {
            throw Malformed.field(path, "is a city's id, or an identifier such as geonames:2935517");
        }
    }
}
