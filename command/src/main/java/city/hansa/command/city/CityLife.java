package city.hansa.command.city;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
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
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Identifier;
import city.hansa.command.chronology.Chronology;
import city.hansa.command.claim.Claim;
import city.hansa.command.registry.Cities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A city's life so far, as decisions need it: its corrected events folded in the order in which they were recorded. */
final class CityLife implements Cities.Standing {

    /** A city lives, then ends; what it did while it lived did not happen after the end. */
    enum Stage {
        LIVING,
        ENDED
    }

    private final Chronology<Stage> chronology = new Chronology<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final TreeMap<Edtf, String> countries = new TreeMap<>();
    private final TreeMap<Edtf, Figure> populations = new TreeMap<>();
    private String firstCountry = "";
    private @Nullable Recorded<CityEvent> end;
    private @Nullable CityId mergedInto;

    static CityLife of(List<Recorded<CityEvent>> history) {
        var life = new CityLife();
        history.forEach(life::add);
        return life;
    }

    void add(Recorded<CityEvent> fact) {
        switch (fact.event()) {
            case CityRegistered(_, _, var country, _, var given) -> {
                firstCountry = country;
                given.forEach(identifier -> holdings.add(Holding.always(identifier)));
            }
            case CityRenamed _, AwardRecorded _, OfficeEstablished _, RoleCreated _ ->
                chronology.add(Stage.LIVING, fact);
            case CityFigureReported(_, var figure) -> report(fact, figure);
            case IdentifierAssigned(_, var identifier) ->
                holdings.add(new Holding(identifier, fact.effective(), null));
            case IdentifierReleased(_, var identifier, _) ->
                holdings.replaceAll(held -> held.isOpen(identifier) ? held.endedOn(fact.effective()) : held);
            case CountryChanged(_, _, var to) -> {
                countries.put(fact.effective(), to);
                chronology.add(Stage.LIVING, fact);
            }
            case CityMerged(_, var into) -> {
                mergedInto = into;
                end(fact);
            }
            case CityDissolved _ -> end(fact);
        }
    }

    private void report(Recorded<CityEvent> fact, Figure figure) {
        if (figure.kind() == FigureKind.POPULATION && figure.scope() == null) {
            populations.put(fact.effective(), figure);
        }
        chronology.add(Stage.LIVING, fact);
    }

    private void end(Recorded<CityEvent> fact) {
        end = fact;
        chronology.add(Stage.ENDED, fact);
    }

    Optional<Recorded<?>> conflict(Stage stage, Edtf day) {
        return chronology.conflict(stage, day);
    }

    Optional<Recorded<?>> conflict() {
        return chronology.conflict();
    }

    /** Its country from that day on, by the order of dates. */
    String countryOn(Edtf day) {
        var last = countries.floorEntry(day);
        return last == null ? firstCountry : last.getValue();
    }

    boolean holds(Identifier identifier) {
        return holdings.stream().anyMatch(held -> held.isOpen(identifier));
    }

    /** What no other city may hold while this one does. */
    Set<Claim> claimed() {
        return holdings.stream().flatMap(held -> held.claim().stream()).collect(Collectors.toSet());
    }

    /** The merger or the dissolution. */
    Optional<Recorded<CityEvent>> end() {
        return Optional.ofNullable(end);
    }

    boolean isMergedInto(CityId city) {
        return city.equals(mergedInto);
    }

    @Override
    public boolean mayExistOn(Edtf day) {
        return end == null || !day.earliest().isAfter(end.effective().latest());
    }

    @Override
    public Set<String> countriesOn(Edtf day) {
        var possible = new LinkedHashSet<String>();
        if (countries.isEmpty() || isStillToCome(countries.firstKey(), day)) {
            possible.add(firstCountry);
        }
        countries.forEach((from, country) -> {
            var until = countries.higherKey(from);
            if (!from.earliest().isAfter(day.latest()) && (until == null || isStillToCome(until, day))) {
                possible.add(country);
            }
        });
        return possible;
    }

    /** Whether that may happen after the first day on which this may be. */
    private static boolean isStillToCome(Edtf change, Edtf day) {
        return change.latest().isAfter(day.earliest());
    }

    @Override
    public @Nullable Figure populationOn(Edtf day) {
        return populations.keySet().stream()
                .filter(reported -> !reported.earliest().isAfter(day.latest()))
                .max(Comparator.naturalOrder())
                .map(populations::get)
                .orElse(null);
    }
}
