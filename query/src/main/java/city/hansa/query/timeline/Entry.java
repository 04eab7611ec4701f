package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One event as it stands in the timeline.
 *
 * @param recorded the event as its corrections leave it
 */
record Entry(Subject subject, Recorded<?> recorded, Strand strand, Sentence sentence) {

    /** Everyone in whose timeline it stands. */
    List<UUID> subjects() {
        return Stream.concat(strand.subjects().stream(), sentence.also().stream())
                .distinct()
                .toList();
    }

    /** The same of a record that is by now of these subjects. */
    Entry of(List<UUID> subjects) {
        return new Entry(subject, recorded, new Strand(subjects, strand.themes(), strand.memory()), sentence);
    }
}
