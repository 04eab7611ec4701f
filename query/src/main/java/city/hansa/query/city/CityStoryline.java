package city.hansa.query.city;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityEvent.AwardRecorded;
import city.hansa.api.city.CityEvent.CityDissolved;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.CityMerged;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.city.CityEvent.CountryChanged;
import city.hansa.api.city.CityEvent.IdentifierAssigned;
import city.hansa.api.city.CityEvent.IdentifierReleased;
import city.hansa.api.city.CityEvent.OfficeEstablished;
import city.hansa.api.city.CityEvent.RoleCreated;
import city.hansa.api.view.CityRef;
import city.hansa.query.timeline.Sentence;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.Strand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a city's own events are told, in its timeline alone; a merger also in that of the city which took it in. */
public final class CityStoryline implements Storyline<CityEvent> {

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.CITY;
    }

    @Override
    public Class<CityEvent> protocol() {
        return CityEvent.class;
    }

    @Override
    public Strand strand(@Nullable Strand before, Recorded<CityEvent> recorded) {
        return before != null ? before : Strand.of(recorded.event().cityId().value());
    }

    @Override
    public Sentence sentence(Strand strand, Recorded<CityEvent> recorded) {
        var event = recorded.event();
        var sentence = Sentence.of(recorded).with("city", new CityRef(event.cityId()));
        return switch (event) {
            case CityRegistered(_, var name, var country, _, _) ->
                sentence.with("name", name).with("country", country(country));
            case CityRenamed(_, var name) -> sentence.with("name", name);
            case IdentifierAssigned(_, var identifier) -> sentence.with("identifier", identifier.toString());
            case IdentifierReleased(_, var identifier, var reason) ->
                sentence.with("identifier", identifier.toString()).with("reason", reason);
            case CountryChanged(_, var from, var to) -> sentence.with("from", country(from)).with("to", country(to));
            case CityMerged(_, var into) -> sentence.with("into", new CityRef(into)).alsoOf(into.value());
            case CityDissolved(_, var reason) -> sentence.with("reason", reason);
            case CityFigureReported(_, var figure) ->
                sentence.with("qualifier", figure.qualifier())
                        .with("value", figure.value())
                        .with("kind", figure.kind())
                        .scope(figure.scope());
            case AwardRecorded(_, var award, var grantor) -> sentence.with("award", award).with("grantor", grantor);
            case OfficeEstablished(_, var unit, var parentUnit, _) ->
                sentence.with("unit", unit).with("parentUnit", parentUnit);
            case RoleCreated(_, var role, _, var claim) -> sentence.with("role", role).with("claim", claim);
        };
    }

    /** By its code, so that each language has its own name for it. */
    private static Map<String, String> country(String code) {
        return Map.of("country", code);
    }
}
