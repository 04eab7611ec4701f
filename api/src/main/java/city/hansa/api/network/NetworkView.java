package city.hansa.api.network;

import city.hansa.api.NetworkId;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Source;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Key;
import city.hansa.api.value.Qualifier;
import city.hansa.api.value.Theme;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.Since;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of a network. Names, standings and rules are courses; the other lists are as told.
 *
 * @param foundedBy the founders in words; those that are in the register stand in {@code founders}
 * @param rules each version for as long as it is in force
 */
public record NetworkView(
        NetworkId id,
        NetworkKind kind,
        Since since,
        List<Dated<String>> names,
        List<Dated<Standing>> standings,
        @Nullable String foundedBy,
        @Nullable String purpose,
        List<CityRef> founders,
        List<Dated<Rules>> rules,
        List<Reported> figures,
        List<Group> groups,
        List<Practice> goodPractices) {

    public enum Standing {
        ACTIVE,
        DISSOLVED
    }

    public record Rules(
            Key version,
            List<MemberClass> classes,
            @Nullable DuesRule dues,
            List<ObligationRule> obligations,
            @Nullable SuspensionRule suspension) {}

    /** A figure as somebody stated it, with the day of which it is true; beside what the register counts. */
    public record Reported(
            FigureKind kind,
            long value,
            Qualifier qualifier,
            @Nullable String scope,
            Edtf asOf,
            @Nullable Source source) {}

    public record Group(Key key, GroupKind kind, String name, Edtf from) {}

    public record Practice(Key key, @Nullable CityRef city, Theme theme, String title, String url, Edtf on) {}

    /** How a network stands in a list. */
    public record Item(String name, Since since, List<CityRef> founders) {}

    public static NetworkView founded(
            NetworkId id,
            String name,
            NetworkKind kind,
            @Nullable String foundedBy,
            @Nullable String purpose,
            Edtf on) {
        return new NetworkView(id, kind, Since.by("FOUNDING", on), from(name, on), from(Standing.ACTIVE, on), foundedBy,
                purpose, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public NetworkView renamed(String name, Edtf on) {
        return new NetworkView(id, kind, since, Dated.change(names, name, afterFounding(on)), standings, foundedBy,
                purpose, founders, rules, figures, groups, goodPractices);
    }

    public NetworkView dissolved(Edtf on) {
        var end = afterFounding(on);
        var ended = List.of(
                new Dated<>(Standing.ACTIVE, since.edtf(), end), new Dated<>(Standing.DISSOLVED, end, null));
        return new NetworkView(id, kind, since, names, ended, foundedBy, purpose, founders, rules, figures, groups,
                goodPractices);
    }

    /** What a network did or came to, it did after it was founded, however vague the two days are. */
    private Edtf afterFounding(Edtf on) {
        return on.within(since.edtf().earliest(), Edtf.FOREVER);
    }

    public NetworkView with(CityRef founder) {
        return new NetworkView(id, kind, since, names, standings, foundedBy, purpose, and(founders, founder), rules,
                figures, groups, goodPractices);
    }

    public NetworkView published(Rules version, Edtf on) {
        return new NetworkView(id, kind, since, names, standings, foundedBy, purpose, founders,
                Dated.change(rules, version, on), figures, groups, goodPractices);
    }

    public NetworkView with(Reported figure) {
        return new NetworkView(id, kind, since, names, standings, foundedBy, purpose, founders, rules,
                and(figures, figure), groups, goodPractices);
    }

    public NetworkView with(Group group) {
        return new NetworkView(id, kind, since, names, standings, foundedBy, purpose, founders, rules, figures,
                and(groups, group), goodPractices);
    }

    public NetworkView with(Practice practice) {
        return new NetworkView(id, kind, since, names, standings, foundedBy, purpose, founders, rules, figures, groups,
                and(goodPractices, practice));
    }

    private static <T> List<Dated<T>> from(T value, Edtf on) {
        return List.of(new Dated<>(value, on, null));
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }
}
