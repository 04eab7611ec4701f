package city.hansa.query.timeline;

import city.hansa.api.value.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a record is part of, as far as its events are found by it.
 *
 * @param subjects in whose timelines its events stand: the record itself and its cities and networks
 * @param memory what a later sentence needs of an earlier event, such as whom a key names
 */
public record Strand(List<UUID> subjects, List<Theme> themes, Map<String, String> memory) {

    public Strand {
        subjects = subjects.stream().distinct().toList();
        themes = List.copyOf(themes);
        memory = Map.copyOf(memory);
    }

    public Strand(List<UUID> subjects, List<Theme> themes) {
        this(subjects, themes, Map.of());
    }

    public static Strand of(UUID... subjects) {
        return new Strand(List.of(subjects), List.of());
    }

    /** The same, remembering one thing more. */
    public Strand remember(String name, String what) {
        var more = new LinkedHashMap<>(memory);
        more.put(name, what);
        return new Strand(subjects, themes, more);
    }
}
