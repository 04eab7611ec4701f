package city.hansa.query.view;

import city.hansa.api.date.DayRange;
import city.hansa.api.date.Edtf;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of one view in its register, or in a list that it shares, on both clocks: one a party and period of valid time. */
final class RegisterTable {

    /** A period of a record, by its place in the order of time. */
    record Period(UUID id, int number) {}

    private static final String COLUMNS = "party, lead, id, period, known_from, known_to, kind, standing, in_being,"
            + " certain, possible, since_earliest, since_latest, visibility, themes, label, item";

    private final JdbcTemplate jdbc;
    private final String table;
    private final String clearing;

    private RegisterTable(JdbcTemplate jdbc, String table, String clearing) {
        this.jdbc = jdbc;
        this.table = table;
        this.clearing = clearing;
    }

    static RegisterTable of(JdbcTemplate jdbc, String generation, View<?, ?> view) {
        var table = generation + "." + view.name() + "_register";
        return new RegisterTable(jdbc, table, "truncate " + table);
    }

    /** The view's part of a list that others share; its documents say which rows are its own. */
    static RegisterTable of(JdbcTemplate jdbc, String generation, View<?, ?> view, Agenda agenda) {
        var table = agenda.in(generation);
        var records = generation + "." + view.name() + "_record";
        return new RegisterTable(jdbc, table, "delete from " + table + " where id in (select id from " + records + ")");
    }

    void write(Versions<Period, Row> versions) {
        jdbc.batchUpdate(
                "update %s set known_to = ? where id = ? and period = ? and known_to = %d"
                        .formatted(table, Versions.STILL),
                versions.closed().entrySet().stream()
                        .map(closed -> new Object[] {
                            closed.getValue(), closed.getKey().id(), closed.getKey().number()
                        })
                        .toList());
        jdbc.batchUpdate(
                """
                insert into %s (%s)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::daterange, ?::daterange, ?, ?, ?, ?::text[], ?, ?::json)
                """
                        .formatted(table, COLUMNS),
                parameters(versions).toList());
    }

    void copy(Copy copy, Versions<Period, Row> versions) {
        copy.into(table, COLUMNS, parameters(versions));
    }

    void clear() {
        jdbc.execute(clearing);
    }

    private static Stream<Object[]> parameters(Versions<Period, Row> versions) {
        // A record's rows differ in their days more often than in their items.
        var items = new HashMap<Object, String>();
        return versions.added().stream().flatMap(version ->
                parameters(version, items.computeIfAbsent(version.value().item(), Json::write)));
    }

    private static Stream<Object[]> parameters(Versions.Version<Period, Row> version, String item) {
        var row = version.value();
        var since = row.since();
        return IntStream.range(0, row.parties().size()).mapToObj(number -> new Object[] {
            row.parties().get(number),
            number == 0,
            version.key().id(),
            version.key().number(),
            version.from(),
            version.to(),
            row.kind(),
            row.standing(),
            row.inBeing(),
            range(row.span().certain()),
            range(row.span().possible()),
            since == null ? Edtf.FOREVER : since.earliest(),
            since == null ? Edtf.FOREVER : since.latest(),
            row.visibility().name(),
            names(row.themes()),
            row.label(),
            item
        });
    }

    private static String range(DayRange days) {
        return "[" + days.from() + "," + days.until() + ")";
    }

    /** As a PostgreSQL array; the names of constants need no quoting. */
    static String names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }
}
