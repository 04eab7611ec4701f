package city.hansa.api.city;

import city.hansa.api.CityId;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Source;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Qualifier;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the register shows of a city. Names, countries and standings are courses; the last four lists are as recorded. */
public record CityView(
        CityId id,
        List<Dated<String>> names,
        List<Dated<String>> countries,
        List<Dated<Standing>> standings,
        List<Dated<Identifier>> identifiers,
        @Nullable Coordinates coordinates,
        @Nullable CityRef mergedInto,
        List<Reported> figures,
        List<Award> awards,
        List<Office> offices,
        List<Post> roles) {

    public enum Standing {
        REGISTERED,
        MERGED,
        DISSOLVED
    }

    /** A figure as somebody stated it, with the day of which it is true. */
    public record Reported(
            FigureKind kind,
            long value,
            Qualifier qualifier,
            @Nullable String scope,
            Edtf asOf,
            @Nullable Source source) {}

    public record Award(String award, @Nullable String grantor, Edtf on) {}

    public record Office(String unit, @Nullable String parentUnit, List<String> duties, Edtf from) {}

    public record Post(String role, List<String> duties, @Nullable String claim, Edtf from) {}

    /** How a city stands in a list. */
    public record Item(
            String name, String country, @Nullable Coordinates coordinates, List<Identifier> identifiers) {}

    /** A city is older than its registration: what is registered holds from an unknown beginning. */
    public static CityView registered(
            CityId id,
            String name,
            String country,
            @Nullable Coordinates coordinates,
            List<Identifier> identifiers) {
        var held = identifiers.stream().map(one -> new Dated<>(one, null, null)).toList();
        var registered = Dated.always(Standing.REGISTERED);
        return new CityView(id, Dated.always(name), Dated.always(country), registered, held, coordinates, null,
                List.of(), List.of(), List.of(), List.of());
    }

    public CityView renamed(String name, Edtf on) {
        return new CityView(id, Dated.change(names, name, on), countries, standings, identifiers, coordinates,
                mergedInto, figures, awards, offices, roles);
    }

    public CityView movedTo(String country, Edtf on) {
        return new CityView(id, names, Dated.change(countries, country, on), standings, identifiers, coordinates,
                mergedInto, figures, awards, offices, roles);
    }

    public CityView assigned(Identifier identifier, Edtf on) {
        return identifiers(and(identifiers, new Dated<>(identifier, on, null)));
    }

    public CityView released(Identifier identifier, Edtf on) {
        return identifiers(Dated.end(identifiers, identifier, on));
    }

    public CityView ended(Standing standing, Edtf on, @Nullable CityRef into) {
        return new CityView(id, names, countries, Dated.change(standings, standing, on), identifiers, coordinates,
                into, figures, awards, offices, roles);
    }

    public CityView with(Reported figure) {
        return new CityView(id, names, countries, standings, identifiers, coordinates, mergedInto,
                and(figures, figure), awards, offices, roles);
    }

    public CityView with(Award award) {
        return new CityView(id, names, countries, standings, identifiers, coordinates, mergedInto, figures,
                and(awards, award), offices, roles);
    }

    public CityView with(Office office) {
        return new CityView(id, names, countries, standings, identifiers, coordinates, mergedInto, figures, awards,
                and(offices, office), roles);
    }

    public CityView with(Post role) {
        return new CityView(id, names, countries, standings, identifiers, coordinates, mergedInto, figures, awards,
                offices, and(roles, role));
    }

    private CityView identifiers(List<Dated<Identifier>> other) {
        return new CityView(id, names, countries, standings, other, coordinates, mergedInto, figures, awards,
                offices, roles);
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }
}
