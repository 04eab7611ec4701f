package city.hansa.web.security;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.network.NetworkCommand.FoundNetwork;
import city.hansa.api.value.Identifier;
import city.hansa.web.address.Address;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A party as a token names it, for which its holder may speak. By id or identifier it stays the same for ever. By name it
 * is whoever alone bears that name at the time, so that a token can be given before the party has entered the register.
 */
public sealed interface MandateName {

    /** {@code city:<uuid>} or {@code network:<uuid>}. */
    record OfParty(Party party) implements MandateName {}

    /** {@code city:<scheme>:<value>}, of a scheme that belongs to one city at a time. */
    record OfIdentifier(Identifier identifier) implements MandateName {}

    /** {@code city:<country>:<name>}, the country by its code (ISO 3166-1), such as {@code city:DE:Dortmund}. */
    record OfCity(String country, String name) implements MandateName {}

    /** {@code network:<name>}. */
    record OfNetwork(String name) implements MandateName {}

    Pattern NAMED_CITY = Pattern.compile("([A-Z]{2}):(.+)");

    /** Empty for a text that names nothing: it gives no mandate. */
    static Optional<MandateName> parse(String text) {
        if (text.startsWith("network:")) {
            var name = text.substring("network:".length());
            return Optional.of(
                    Address.isUuid(name) ? new OfParty(NetworkId.of(name)) : new OfNetwork(name));
        }
        return text.startsWith("city:") ? city(text.substring("city:".length())) : Optional.empty();
    }

    private static Optional<MandateName> city(String name) {
        if (Address.isUuid(name)) {
            return Optional.of(new OfParty(CityId.of(name)));
        }
        var named = NAMED_CITY.matcher(name);
        if (named.matches()) {
            return Optional.of(new OfCity(named.group(1), named.group(2)));
        }
        try {
            var identifier = Identifier.parse(name);
            return identifier.scheme().isUnique() ? Optional.of(new OfIdentifier(identifier)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether it names a party that enters the register by this command, and has no id of its own yet. */
    default boolean isOfNew(Object command) {
        return switch (this) {
            case OfParty _ -> false;
            case OfIdentifier(var identifier) ->
                command instanceof RegisterCity city && city.identifiers().contains(identifier);
            case OfCity(var country, var name) ->
                command instanceof RegisterCity city && city.country().equals(country) && city.name().equals(name);
            case OfNetwork(var name) -> command instanceof FoundNetwork network && network.name().equals(name);
        };
    }
}
