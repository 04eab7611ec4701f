package city.hansa.query.read;

import city.hansa.api.claim.ClaimId;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.ResolveCity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the city that a text names: by its id, or by an identifier that it holds. */
public final class Parties {

    private final JdbcClient jdbc;
    private final String generation;
    private final Clock clock;

    public Parties(JdbcClient jdbc, String generation, Clock clock) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.clock = clock;
    }

    @QueryHandler
    public CityNamed handle(ResolveCity query) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var now = new Moment(today, Long.MAX_VALUE - 1, clock.instant());
        return new CityNamed(holder(query.identifier(), now).orElse(null));
    }

    /** The city of that id, whether there is one or not, or the one that holds {@code scheme:value}. */
    public Optional<UUID> city(String text, Moment moment) {
        return text.indexOf(':') >= 0 ? holder(Identifier.parse(text), moment) : Optional.of(id(text));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new IllegalArgumentException("an id is a UUID, not " + text, notAnId);
        }
    }

    /** Who holds it on that day; else who held it last, as when a city of today is named for a day long past. */
    private Optional<UUID> holder(Identifier identifier, Moment moment) {
        if (!identifier.scheme().isUnique()) {
            throw new IllegalArgumentException("several cities may share " + identifier + "; it names none of them");
        }
        return jdbc.sql(
                        """
                        select id from %s.city_register
                        where party = :claim and known_from <= :position and known_to > :position
                        order by certain @> :asOf desc, possible @> :asOf desc, period desc, id limit 1
                        """
                                .formatted(generation))
                .param("claim", ClaimId.of("identifier " + identifier))
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query(UUID.class)
                .optional();
    }
}
