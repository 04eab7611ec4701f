package city.hansa.query.view;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes one register: its documents, the rows that they list, and what they add to the lists that are shared. */
public final class RegisterWriter<E, D> implements ViewWriter {

    private final View<E, D> view;
    private final History history;
    private final RecordTable<D> records;
    private final DiscrepancyTable discrepancies;
    private final List<Listing<D>> listings = new ArrayList<>();

    /** A table, and what of a document stands in it. */
    private record Listing<D>(RegisterTable table, Function<D, List<Row>> rows) {}

    /** What is shown of a record, its rows in each listing, and what does not agree on it. */
    private record Standing<D>(
            Shown<D> shown,
            List<SequencedMap<RegisterTable.Period, Row>> rows,
            Map<DiscrepancyTable.Key, DiscrepancyTable.Listed> disagreeing) {}

    public RegisterWriter(JdbcTemplate jdbc, String generation, View<E, D> view, History history) {
        this.view = view;
        this.history = history;
        this.records = new RecordTable<>(jdbc, generation, view);
        listings.add(new Listing<>(RegisterTable.of(jdbc, generation, view), view::rows));
        for (var agenda : Agenda.values()) {
            var table = RegisterTable.of(jdbc, generation, view, agenda);
            listings.add(new Listing<>(table, document -> view.agenda(agenda, document)));
        }
        this.discrepancies = new DiscrepancyTable(jdbc, generation, view);
    }

    /** The name under which a view's progress is kept. */
    public static String nameOf(View<?, ?> view) {
        return view.name() + "-register";
    }

    @Override
    public String view() {
        return nameOf(view);
    }

    @Override
    public boolean reads(Class<?> event) {
        return view.protocol().isAssignableFrom(event) || FactEvent.class.isAssignableFrom(event);
    }

    @Override
    public Batch begin(Set<UUID> ids) {
        return new RegisterBatch(records.kept(ids), history);
    }

    @Override
    public Batch fresh(History streams) {
        return new RegisterBatch(Map.of(), streams);
    }

    @Override
    public List<Kept> tables() {
        var tables = new ArrayList<>(List.of(
                Kept.asItIs(view.name() + "_record"), Kept.versioned(view.name() + "_register", "id", "period", "party")));
        for (var agenda : Agenda.values()) {
            tables.add(Kept.versioned(agenda.table(), "id", "period", "party").shared());
        }
        tables.add(Kept.versioned(DiscrepancyTable.NAME, "record", "kind", "key", "party").by("record").shared());
        return tables;
    }

    @Override
    public void clear() {
        listings.forEach(listing -> listing.table().clear());
        records.clear();
        discrepancies.clear();
    }

    private final class RegisterBatch implements Batch {

        private final Map<UUID, Supplier<Shown<D>>> kept;
        private final History streams;
        private final Map<UUID, Optional<Standing<D>>> found = new HashMap<>();
        private final Map<UUID, Shown<D>> changed = new LinkedHashMap<>();
        private final List<Versions<RegisterTable.Period, Row>> versions =
                listings.stream().map(_ -> new Versions<RegisterTable.Period, Row>()).toList();
        private final Versions<DiscrepancyTable.Key, DiscrepancyTable.Listed> disagreeing = new Versions<>();

        private RegisterBatch(Map<UUID, Supplier<Shown<D>>> kept, History streams) {
            this.kept = kept;
            this.streams = streams;
        }

        @Override
        public void on(UUID id, Recorded<?> recorded) {
            if (recorded.event() instanceof FactEvent about && about.subject().kind() != view.kind()) {
                return;
            }
            var standing = found.computeIfAbsent(id, this::find).orElse(null);
            var before = standing == null ? null : standing.shown();
            if (before != null && recorded.sequence() <= before.sequence()) {
                return;
            }
            ViewWriter.requireNext(before == null ? -1 : before.sequence(), recorded);
            // What was said about a fact may change any part of the past, so the whole stream is told again.
            var isRetold = recorded.event() instanceof FactEvent || (before != null && before.document() == null);
            var after = isRetold
                    ? Shown.retold(view, streams.stream(id, recorded.position()), null)
                    : Shown.next(view, before, recorded);
            // All of it before any of it is noted: one that fails is set aside whole.
            var stands = standing(id, after);
            for (var number = 0; number < versions.size(); number++) {
                var then = standing == null ? Map.<RegisterTable.Period, Row>of() : standing.rows().get(number);
                versions.get(number).replace(then, stands.rows().get(number), recorded.position());
            }
            var disagreed = standing == null
                    ? Map.<DiscrepancyTable.Key, DiscrepancyTable.Listed>of()
                    : standing.disagreeing();
            disagreeing.replace(disagreed, stands.disagreeing(), recorded.position());
            found.put(id, Optional.of(stands));
            changed.put(id, after);
        }

        @Override
        public void flush() {
            records.write(changed);
            for (var number = 0; number < versions.size(); number++) {
                listings.get(number).table().write(versions.get(number));
            }
            discrepancies.write(disagreeing);
        }

        @Override
        public Set<Subject> changed() {
            return changed.keySet().stream()
                    .map(id -> new Subject(view.kind(), id))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private Map<DiscrepancyTable.Key, DiscrepancyTable.Listed> disagreeing(
                UUID id, Shown<D> shown, SequencedCollection<Row> rows) {
            var listed = new LinkedHashMap<DiscrepancyTable.Key, DiscrepancyTable.Listed>();
            var parties = rows.isEmpty() ? List.of(id) : rows.getLast().parties();
            var visibility = Shown.visibility(rows).name();
            for (var one : Discrepancy.of(view, shown)) {
                listed.put(
                        new DiscrepancyTable.Key(id, one.kind().name(), one.key()),
                        new DiscrepancyTable.Listed(one, parties, visibility));
            }
            return listed;
        }

        @Override
        public void copy(Copy copy) {
            records.copy(copy, changed);
            for (var number = 0; number < versions.size(); number++) {
                listings.get(number).table().copy(copy, versions.get(number));
            }
            discrepancies.copy(copy, disagreeing);
        }

        private Optional<Standing<D>> find(UUID id) {
            return Optional.ofNullable(kept.get(id)).map(shown -> standing(id, shown.get()));
        }

        private Standing<D> standing(UUID id, Shown<D> shown) {
            var rows = listed(id, shown);
            return new Standing<>(shown, rows, disagreeing(id, shown, rows.getFirst().sequencedValues()));
        }

        /** The register's own first. */
        private List<SequencedMap<RegisterTable.Period, Row>> listed(UUID id, Shown<D> shown) {
            var document = shown.document();
            return listings.stream()
                    .map(listing -> document == null ? List.<Row>of() : listing.rows().apply(document))
                    .map(rows -> periods(id, rows))
                    .toList();
        }

        private static SequencedMap<RegisterTable.Period, Row> periods(UUID id, List<Row> rows) {
            var periods = new LinkedHashMap<RegisterTable.Period, Row>();
            for (var number = 0; number < rows.size(); number++) {
                periods.put(new RegisterTable.Period(id, number), rows.get(number));
            }
            return periods;
        }
    }
}
