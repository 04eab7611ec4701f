package city.hansa.query.city;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityView;
import city.hansa.api.city.CityView.Standing;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.Dated;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Discrepancy;
import city.hansa.query.view.Discrepancy.Counted;
import city.hansa.query.view.Discrepancy.Reported;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The register of cities, listed by country. A city stands in it under its own id and, for as long as it holds it,
 * under each identifier that belongs to one city at a time: so {@code geonames:2911298} is looked up like any party,
 * on both clocks.
 */
public final class CityRegister implements View<CityEvent, CityView> {

    /** What is counted too of the figures that a city reports. */
    private static final Map<FigureKind, Counted> COUNTED = Map.of(
            FigureKind.TWINNINGS, Counted.TWINNINGS, FigureKind.PROJECT_PARTNERSHIPS, Counted.PROJECT_PARTNERSHIPS);

    private record Place(String name, String country) {}

    private record State(Standing standing, List<Identifier> identifiers) {}

    private record Listed(Place place, State state) {}

    @Override
    public String name() {
        return "city";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.CITY;
    }

    @Override
    public Class<CityEvent> protocol() {
        return CityEvent.class;
    }

    @Override
    public Class<CityView> document() {
        return CityView.class;
    }

    @Override
    public CityView fold(@Nullable CityView before, Recorded<CityEvent> event) {
        return CityFold.fold(before, event);
    }

    @Override
    public List<Row> rows(CityView city) {
        var places = Dated.together(city.names(), city.countries(), Place::new);
        var states = Dated.together(city.standings(), holdings(city), State::new);
        return Dated.together(places, states, Listed::new).stream()
                .map(listed -> row(city, listed.value(), listed.span()))
                .toList();
    }

    @Override
    public List<Discrepancy> discrepancies(CityView city, List<JsonNode> facts) {
        var reported = new ArrayList<Discrepancy>();
        for (var n = 0; n < city.figures().size(); n++) {
            var figure = city.figures().get(n);
            if (figure.scope() == null && COUNTED.containsKey(figure.kind())) {
                var counted = requireNonNull(COUNTED.get(figure.kind()));
                var figured = new Reported(counted, figure.value(), figure.qualifier(), figure.asOf());
                reported.add(Discrepancy.reported(figured, n, figure));
            }
        }
        return reported;
    }

    /** The identifiers that it holds beside each other, from whenever it holds one more or one less. */
    private static List<Dated<List<Identifier>>> holdings(CityView city) {
        var always = Dated.always(city.id()).stream();
        return Dated.periods(Stream.concat(always, city.identifiers().stream()))
                .map(period -> Dated.of(Dated.held(city.identifiers(), period.from()), period))
                .toList();
    }

    @Override
    public List<Row> agenda(Agenda agenda, CityView city) {
        return switch (agenda) {
            case ANNIVERSARY -> CityAnniversaries.rows(city);
            case DUE, BOARD -> List.of();
        };
    }

    private static Row row(CityView city, Listed listed, Span period) {
        var place = listed.place();
        var standing = listed.state().standing();
        var identifiers = listed.state().identifiers();
        return new Row(
                place.country(),
                standing.name(),
                standing == Standing.REGISTERED,
                period,
                null,
                List.of(),
                place.name(),
                parties(city, identifiers),
                Visibility.PUBLIC,
                new CityView.Item(place.name(), place.country(), city.coordinates(), identifiers));
    }

    private static List<UUID> parties(CityView city, List<Identifier> identifiers) {
        var unique = identifiers.stream().filter(one -> one.scheme().isUnique());
        return Stream.concat(Stream.of(city.id().value()), unique.map(one -> ClaimId.of("identifier " + one)))
                .toList();
    }
}
