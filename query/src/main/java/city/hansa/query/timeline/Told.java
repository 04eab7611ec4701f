package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.fact.Corrections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record's part of the timeline.
 *
 * @param entries by the position of their event
 * @param strand as the last event left it; null where the first was retracted, and then there are no entries
 */
record Told(Map<Long, Entry> entries, @Nullable Strand strand) {

    /** What one more event adds. */
    static <E> Told next(Storyline<E> storyline, UUID id, @Nullable Strand before, Recorded<?> recorded) {
        var event = recorded.with(storyline.protocol().cast(recorded.event()), recorded.envelope());
        var strand = storyline.strand(before, event);
        var sentence = storyline.sentence(strand, event);
        var entry = new Entry(new Subject(storyline.kind(), id), event, strand, sentence);
        return new Told(Map.of(recorded.position(), entry), strand);
    }

    /** A whole stream with its corrections applied. */
    static <E> Told retold(Storyline<E> storyline, UUID id, List<Recorded<?>> stream) {
        var entries = new LinkedHashMap<Long, Entry>();
        Strand strand = null;
        for (var event : Corrections.apply(stream, storyline.protocol())) {
            if (strand == null && event.sequence() != stream.getFirst().sequence()) {
                break;
            }
            var told = next(storyline, id, strand, event);
            entries.putAll(told.entries);
            strand = told.strand;
        }
        if (strand != null && storyline.isToldFromItsBeginning()) {
            var subjects = strand.subjects();
            entries.replaceAll((_, entry) -> entry.of(subjects));
        }
        return new Told(entries, strand);
    }

    boolean isOf(List<UUID> subjects) {
        return strand != null && strand.subjects().equals(subjects);
    }
}
