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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
    public Batch begin() {
        return new RegisterBatch();
    }

    @Override
    public void clear() {
        listings.forEach(listing -> listing.table().clear());
        records.clear();
        discrepancies.clear();
    }

    private final class RegisterBatch implements Batch {

        private final Map<UUID, Optional<Shown<D>>> found = new HashMap<>();
        private final Map<UUID, Shown<D>> changed = new LinkedHashMap<>();
        private final List<Versions<RegisterTable.Period, Row>> versions =
                listings.stream().map(_ -> new Versions<RegisterTable.Period, Row>()).toList();
        private final Versions<DiscrepancyTable.Key, DiscrepancyTable.Listed> disagreeing = new Versions<>();

        @Override
        public void on(UUID id, Recorded<?> recorded) {
            if (recorded.event() instanceof FactEvent about && about.subject().kind() != view.kind()) {
                return;
            }
            var before = found.computeIfAbsent(id, records::find).orElse(null);
            if (before != null && recorded.sequence() <= before.sequence()) {
                return;
            }
            // What was said about a fact may change any part of the past, so the whole stream is told again.
            var isRetold = recorded.event() instanceof FactEvent || (before != null && before.document() == null);
            var after = isRetold
                    ? Shown.retold(view, history.stream(id, recorded.position()), null)
                    : Shown.next(view, before, recorded);
            // All of it before any of it is noted: one that fails is set aside whole.
            var stood = before == null ? listings.stream().map(_ -> List.<Row>of()).toList() : listed(before);
            var stands = listed(after);
            var disagreed = before == null
                    ? Map.<DiscrepancyTable.Key, DiscrepancyTable.Listed>of()
                    : disagreeing(id, before);
            var disagrees = disagreeing(id, after);
            for (var number = 0; number < versions.size(); number++) {
                var then = periods(id, stood.get(number));
                versions.get(number).replace(then, periods(id, stands.get(number)), recorded.position());
            }
            disagreeing.replace(disagreed, disagrees, recorded.position());
            found.put(id, Optional.of(after));
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

        private Map<DiscrepancyTable.Key, DiscrepancyTable.Listed> disagreeing(UUID id, Shown<D> shown) {
            var listed = new LinkedHashMap<DiscrepancyTable.Key, DiscrepancyTable.Listed>();
            var latest = shown.rows(view);
            var parties = latest.isEmpty() ? List.of(id) : latest.getLast().parties();
            var visibility = shown.visibility(view).name();
            for (var one : Discrepancy.of(view, shown)) {
                listed.put(
                        new DiscrepancyTable.Key(id, one.kind().name(), one.key()),
                        new DiscrepancyTable.Listed(one, parties, visibility));
            }
            return listed;
        }

        private List<List<Row>> listed(Shown<D> shown) {
            var document = shown.document();
            return listings.stream()
                    .map(listing -> document == null ? List.<Row>of() : listing.rows().apply(document))
                    .toList();
        }

        private static Map<RegisterTable.Period, Row> periods(UUID id, List<Row> rows) {
            var periods = new LinkedHashMap<RegisterTable.Period, Row>();
            for (var number = 0; number < rows.size(); number++) {
                periods.put(new RegisterTable.Period(id, number), rows.get(number));
            }
            return periods;
        }
    }
}
