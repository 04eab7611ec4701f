package city.hansa.api.view;

import city.hansa.api.Subject;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Theme;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of the views. Each names the one type with which it is answered. */
public sealed interface ViewQuery {

    /** A page of a register, by since, then id; answered with {@link Page}. */
    record FindRecords(
            Subject.Kind kind, RegisterFilter filter, At at, @Nullable String cursor, int limit) implements ViewQuery {}

    /** One record as it stands at that place on both clocks; answered with {@link Found}, empty where there is none. */
    record GetRecord(Subject subject, At at) implements ViewQuery {}

    /** Every event of one record, in the order of the log; answered with {@link Found}. */
    record GetHistory(Subject subject, At at) implements ViewQuery {}

    /**
     * A page of the merged timeline of the subjects, by earliest day, then position; answered with {@link Page}.
     *
     * @param subjects ids, or {@code scheme:value} for cities; at least one
     */
    record FindTimeline(
            List<String> subjects,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Theme theme,
            At at,
            @Nullable String cursor,
            int limit)
            implements ViewQuery {

        public FindTimeline {
            subjects = List.copyOf(subjects);
        }
    }

    /** The city that holds the identifier now; answered with {@link CityNamed}. */
    record ResolveCity(Identifier identifier) implements ViewQuery {}

    /** Answer to {@link ResolveCity}. */
    record CityNamed(@Nullable UUID city) {}
}
