package city.hansa.web.feed;

import city.hansa.api.Subject;
import java.util.Set;
import java.util.UUID;

/**
 * What a reader wants to be told; an empty set admits all.
 *
 * @param subjects ids of records
 * @param types stored names of events
 */
record FeedFilter(Set<UUID> subjects, Set<Subject.Kind> kinds, Set<String> types) {

    static final FeedFilter NONE = new FeedFilter(Set.of(), Set.of(), Set.of());

    FeedFilter {
        subjects = Set.copyOf(subjects);
        kinds = Set.copyOf(kinds);
        types = Set.copyOf(types);
    }

    boolean admits(Subject subject, String type) {
        return (subjects.isEmpty() || subjects.contains(subject.id()))
                && (kinds.isEmpty() || kinds.contains(subject.kind()))
                && (types.isEmpty() || types.contains(type));
    }
}
