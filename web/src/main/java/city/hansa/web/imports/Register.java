package city.hansa.web.imports;

import city.hansa.api.view.At;
import city.hansa.api.view.Reader;
import city.hansa.api.view.NotYet;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.Between;
import city.hansa.api.view.ViewQuery.CitiesFound;
import city.hansa.api.view.ViewQuery.CityFound;
import city.hansa.api.view.ViewQuery.CityNaming;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.api.view.ViewQuery.LookUpPartnerships;
import city.hansa.api.view.ViewQuery.PartnershipFound;
import city.hansa.api.view.ViewQuery.PartnershipsFound;
import city.hansa.web.imports.Row.CityText;
import city.hansa.web.problem.Unavailable;
import city.hansa.web.read.Reads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the register knows already, asked once for many lines, and not before the views have come so far. */
final class Register {

    private final Reads reads;
    private final Reader reader;

    Register(Reads reads, Reader reader) {
        this.reads = reads;
        this.reader = reader;
    }

    List<CityFound> cities(List<CityText> texts, long minPosition) {
        var ids = new HashSet<UUID>();
        var names = new HashSet<CityNaming>();
        texts.forEach(text -> {
            names.add(new CityNaming(text.name(), text.country()));
            if (text.id() != null) {
                ids.add(text.id());
            }
        });
        var identifiers = texts.stream().flatMap(text -> text.identifiers().stream()).toList();
        return ask(at -> new LookUpCities(ids, Set.copyOf(identifiers), names, at), minPosition, CitiesFound.class)
                .cities();
    }

    /** Every period of the partnerships between these cities, by their parties. */
    Map<Set<UUID>, List<PartnershipFound>> partnerships(List<List<UUID>> parties, long minPosition) {
        var between = new HashSet<Between>();
        parties.forEach(cities -> between.add(new Between(cities.get(0), cities.get(1))));
        if (between.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Set<UUID>, List<PartnershipFound>>();
        ask(at -> new LookUpPartnerships(between, at), minPosition, PartnershipsFound.class)
                .periods()
                .forEach(period -> found.computeIfAbsent(period.parties(), _ -> new ArrayList<>()).add(period));
        return found;
    }

    /** A view that is behind is waited for as long as it comes nearer. */
    private <R> R ask(Function<At, ViewQuery> question, long minPosition, Class<R> answer) {
        var at = new At(null, null, null, minPosition < 0 ? null : minPosition, reader);
        for (var reached = Long.MIN_VALUE; ; ) {
            try {
                return reads.ask(question.apply(at), answer);
            } catch (NotYet behind) {
                if (behind.reached() <= reached) {
                    throw Unavailable.viewBehind(behind.asked(), behind.reached());
                }
                reached = behind.reached();
            }
        }
    }
}
