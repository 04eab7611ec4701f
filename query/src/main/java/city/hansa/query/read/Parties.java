package city.hansa.query.read;

import city.hansa.api.claim.ClaimEvent;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.query.view.History;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the city that a text names: by its id, or by an identifier that it holds. */
public final class Parties {

    private final JdbcClient jdbc;
    private final String generation;
    private final History history;

    public Parties(JdbcClient jdbc, String generation, History history) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.history = history;
    }

    /**
     * By the claim itself, for a command: a view may not have the city that was registered just before. Of several who
     * hold it one after the other, it is the last.
     */
    @QueryHandler
    public CityNamed handle(ResolveCity query) {
        requireUnique(query.identifier());
        var claims = history.stream(claim(query.identifier()), Long.MAX_VALUE).stream()
                .map(recorded -> (ClaimEvent) recorded.event())
                .toList();
        return new CityNamed(ClaimEvent.standing(claims).stream()
                .max(Comparator.comparing(Parties::end))
                .map(last -> last.holder().id())
                .orElse(null));
    }

    private static LocalDate end(ClaimMade made) {
        return made.until() == null ? Edtf.FOREVER : made.until().latest();
    }

    /** The city of that id, whether there is one or not, or the one that holds {@code scheme:value}. */
    public Optional<UUID> city(String text, Moment moment) {
        return text.indexOf(':') >= 0 ? holder(Identifier.parse(text), moment) : Optional.of(id(text));
    }

    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new IllegalArgumentException("an id is a UUID, not " + text, notAnId);
        }
    }

    /** Who holds it on that day; else who held it last, as when a city of today is named for a day long past. */
    private Optional<UUID> holder(Identifier identifier, Moment moment) {
        requireUnique(identifier);
        return jdbc.sql(
                        """
                        select id from %s.city_register
                        where party = :claim and known_from <= :position and known_to > :position
                        order by certain @> :asOf desc, possible @> :asOf desc, period desc, id limit 1
                        """
                                .formatted(generation))
                .param("claim", claim(identifier))
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query(UUID.class)
                .optional();
    }

    private static void requireUnique(Identifier identifier) {
        if (!identifier.scheme().isUnique()) {
            throw new IllegalArgumentException("several cities may share " + identifier + "; it names none of them");
        }
    }

    private static UUID claim(Identifier identifier) {
        return ClaimId.of("identifier " + identifier);
    }
}
