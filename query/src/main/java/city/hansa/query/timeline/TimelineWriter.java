package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent;
import city.hansa.query.change.Change;
import city.hansa.query.timeline.ChangeTables.Changed;
import city.hansa.query.view.Copy;
import city.hansa.query.view.History;
import city.hansa.query.view.Kept;
import city.hansa.query.view.Versions;
import city.hansa.query.view.ViewWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the timeline of all records, and each of their events as a change. */
public final class TimelineWriter implements ViewWriter {

    static final String NAME = "timeline";

    private final TimelineTables tables;
    private final ChangeTables changes;
    private final List<Storyline<?>> storylines;
    private final History history;

    public TimelineWriter(JdbcTemplate jdbc, String generation, List<Storyline<?>> storylines, History history) {
        this.tables = new TimelineTables(jdbc, generation);
        this.changes = new ChangeTables(jdbc, generation);
        this.storylines = List.copyOf(storylines);
        this.history = history;
    }

    @Override
    public String view() {
        return NAME;
    }

    @Override
    public boolean reads(Class<?> event) {
        return FactEvent.class.isAssignableFrom(event)
                || storylines.stream().anyMatch(line -> line.protocol().isAssignableFrom(event));
    }

    @Override
    public Batch begin(Set<UUID> records) {
        return new TimelineBatch(tables.find(records), history);
    }

    @Override
    public Batch fresh(History streams) {
        return new TimelineBatch(Map.of(), streams);
    }

    @Override
    public List<Kept> tables() {
        return List.of(
                Kept.asItIs("timeline_record"),
                Kept.versioned("timeline_entry", "position"),
                Kept.versioned("timeline_line", "position", "subject").of("timeline_entry"),
                Kept.appended("change_entry", "position"),
                Kept.appended("change_line", "position", "subject").of("change_entry"));
    }

    @Override
    public void clear() {
        tables.clear();
        changes.clear();
    }

    private Optional<Storyline<?>> storylineOf(Object event) {
        return storylines.stream()
                .filter(line -> event instanceof FactEvent about
                        ? line.kind() == about.subject().kind()
                        : line.protocol().isInstance(event))
                .findFirst();
    }

    /** What the event adds; empty where it may change any part of the past, so that the whole is told again. */
    private static Optional<Told> next(
            Storyline<?> storyline, UUID id, TimelineTables.@Nullable Known before, Recorded<?> recorded) {
        var strand = before == null ? null : before.strand();
        if (recorded.event() instanceof FactEvent || (before != null && strand == null)) {
            return Optional.empty();
        }
        var next = Told.next(storyline, id, strand, recorded);
        return strand != null && storyline.isToldFromItsBeginning() && !next.isOf(strand.subjects())
                ? Optional.empty()
                : Optional.of(next);
    }

    private static Changed change(
            Subject subject, Recorded<?> recorded, List<Recorded<?>> stream, Told then, Told now) {
        var concerned =
                recorded.event() instanceof FactEvent about ? Change.fact(about, stream) : Optional.of(recorded);
        var subjects = Stream.of(then, now)
                .flatMap(told -> Stream.concat(
                        Stream.ofNullable(told.strand()).flatMap(strand -> strand.subjects().stream()),
                        concerned.stream()
                                .flatMap(event -> Stream.ofNullable(told.entries().get(event.position())))
                                .flatMap(entry -> entry.subjects().stream())));
        return new Changed(
                recorded, subject, Stream.concat(Stream.of(subject.id()), subjects).distinct().toList());
    }

    private final class TimelineBatch implements Batch {

        private final History streams;
        private final Map<UUID, Supplier<TimelineTables.Known>> kept;
        private final Map<UUID, TimelineTables.Known> changed = new LinkedHashMap<>();
        private final Versions<Long, Entry> entries = new Versions<>();
        private final List<Changed> told = new ArrayList<>();

        private TimelineBatch(Map<UUID, Supplier<TimelineTables.Known>> kept, History streams) {
            this.kept = kept;
            this.streams = streams;
        }

        @Override
        public void on(UUID id, Recorded<?> recorded) {
            storylineOf(recorded.event()).ifPresent(storyline -> on(storyline, id, recorded));
        }

        @Override
        public void flush() {
            tables.write(changed, entries);
            changes.write(told);
        }

        @Override
        public void copy(Copy copy) {
            tables.copy(copy, changed, entries);
            changes.copy(copy, told);
        }

        private void on(Storyline<?> storyline, UUID id, Recorded<?> recorded) {
            var before = known(id).orElse(null);
            if (before != null && recorded.sequence() <= before.sequence()) {
                return;
            }
            ViewWriter.requireNext(before == null ? -1 : before.sequence(), recorded);
            var next = next(storyline, id, before, recorded);
            List<Recorded<?>> stream = List.of();
            Told then;
            Told now;
            if (next.isPresent()) {
                then = new Told(Map.of(), before == null ? null : before.strand());
                now = next.get();
            } else {
                stream = streams.stream(id, recorded.position());
                then = Told.retold(storyline, id, stream.subList(0, stream.size() - 1));
                now = Told.retold(storyline, id, stream);
            }
            entries.replace(then.entries(), now.entries(), recorded.position());
            changed.put(id, new TimelineTables.Known(
                    recorded.sequence(), Discretion.after(before, storyline, recorded, stream), now.strand()));
            told.add(change(new Subject(storyline.kind(), id), recorded, stream, then, now));
        }

        private Optional<TimelineTables.Known> known(UUID id) {
            return Optional.ofNullable(changed.get(id))
                    .or(() -> Optional.ofNullable(kept.get(id)).map(Supplier::get));
        }
    }
}
