package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.date.Edtf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an event: the key of a message and its parameters. The message itself stands in bundles at the edge,
 * one a language.
 *
 * @param key the event's stored name, with a suffix where one event is told in several ways
 * @param parameters text, numbers, {@code {"edtf":…}}, {@code {"term":…}}, and ids as {@code CityRef} or {@code NetworkRef}
 * @param also in whose timelines this event stands beside those of its record
 */
public record Sentence(String key, Map<String, Object> parameters, List<UUID> also) {

    /** Under the event's stored name. */
    public static Sentence of(Recorded<?> recorded) {
        return new Sentence(EventCatalogue.nameOf(recorded.event().getClass()), Map.of(), List.of());
    }

    /** The same event told in another way, such as {@code partnership.put-dormant.over}. */
    public Sentence as(String suffix) {
        return new Sentence(key + "." + suffix, parameters, also);
    }

    /** With one more parameter; none where there is no value. */
    public Sentence with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(parameters);
        more.put(name, shown(value));
        return new Sentence(key, more, also);
    }

    /** With what a figure counts: a country by its code, so that each language has its own name for it, or any text. */
    public Sentence scope(@Nullable String scope) {
        return with("scope", scope != null && scope.matches("[A-Z]{2}") ? Map.of("country", scope) : scope);
    }

    /** A date and a constant are told apart from text, so that each language can render them. */
    private static Object shown(Object value) {
        return switch (value) {
            case Edtf date -> Map.of("edtf", date.text());
            case Enum<?> constant -> Map.of("term", constant.name());
            default -> value;
        };
    }

    public Sentence alsoOf(UUID subject) {
        var more = new ArrayList<>(also);
        more.add(subject);
        return new Sentence(key, parameters, more);
    }
}
