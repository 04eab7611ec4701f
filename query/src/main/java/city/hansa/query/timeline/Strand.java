package city.hansa.query.timeline;

import city.hansa.api.value.Theme;
import java.util.List;
import java.util.UUID;

/**
 * What a record is part of, as far as its events are found by it.
 *
 * @param subjects in whose timelines its events stand: the record itself and its cities and networks
 */
public record Strand(List<UUID> subjects, List<Theme> themes) {

    public Strand {
        subjects = subjects.stream().distinct().toList();
        themes = List.copyOf(themes);
    }

    public static Strand of(UUID... subjects) {
        return new Strand(List.of(subjects), List.of());
    }
}
