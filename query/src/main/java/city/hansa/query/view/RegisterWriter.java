package city.hansa.query.view;

import city.hansa.api.Recorded;
import city.hansa.api.fact.FactEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes one register: its documents, and the rows that they list. */
public final class RegisterWriter<E, D> implements ViewWriter {

    private final View<E, D> view;
    private final History history;
    private final RecordTable<D> records;
    private final RegisterTable register;

    public RegisterWriter(JdbcTemplate jdbc, String generation, View<E, D> view, History history) {
        this.view = view;
        this.history = history;
        this.records = new RecordTable<>(jdbc, generation, view);
        this.register = new RegisterTable(jdbc, generation, view);
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
        records.clear();
        register.clear();
    }

    private final class RegisterBatch implements Batch {

        private final Map<UUID, Optional<Shown<D>>> found = new HashMap<>();
        private final Map<UUID, Shown<D>> changed = new LinkedHashMap<>();
        private final Versions<RegisterTable.Period, Row> rows = new Versions<>();

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
            rows.replace(
                    before == null ? Map.of() : periods(id, before), periods(id, after), recorded.position());
            found.put(id, Optional.of(after));
            changed.put(id, after);
        }

        @Override
        public void flush() {
            records.write(changed);
            register.write(rows);
        }

        private Map<RegisterTable.Period, Row> periods(UUID id, Shown<D> shown) {
            var periods = new LinkedHashMap<RegisterTable.Period, Row>();
            List<Row> listed = shown.rows(view);
            for (var number = 0; number < listed.size(); number++) {
                periods.put(new RegisterTable.Period(id, number), listed.get(number));
            }
            return periods;
        }
    }
}
