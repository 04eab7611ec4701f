package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an event: the key of a message and its parameters. The message itself stands in bundles at the edge, one
 * a language.
 *
 * @param key the event's stored name, with a suffix where one event is told in several ways
 * @param parameters text, dates as EDTF, numbers, and ids as {@code CityRef} or {@code NetworkRef}
 * @param also in whose timelines this event stands beside those of its record
 */
public record Sentence(String key, Map<String, Object> parameters, List<UUID> also) {

    /** Under the event's stored name. */
    public static Sentence of(Recorded<?> recorded) {
        return new Sentence(EventCatalogue.nameOf(recorded.event().getClass()), Map.of(), List.of());
    }

    /** The same event told in another way, such as {@code city.figure-reported.over}. */
    public Sentence as(String suffix) {
        return new Sentence(key + "." + suffix, parameters, also);
    }

    /** With one more parameter; none where there is no value. */
    public Sentence with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Sentence(key, more, also);
    }

    public Sentence alsoOf(UUID subject) {
        var more = new ArrayList<>(also);
        more.add(subject);
        return new Sentence(key, parameters, more);
    }
}
