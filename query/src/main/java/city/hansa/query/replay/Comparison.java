package city.hansa.query.replay;

import city.hansa.api.replay.Replay.Difference;
import city.hansa.api.replay.Replay.Difference.What;
import city.hansa.api.replay.Replay.Values;
import city.hansa.query.view.Json;
import city.hansa.query.view.Kept;
import city.hansa.query.view.Versions;
import city.hansa.query.view.ViewWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a table of two generations, row by row, within the database. Rows that are known from a position until another
 * are compared as they were known at a position: those opened later are left out, and one closed later counts as open.
 */
final class Comparison {

    /** How many differences of a table are told. */
    static final int TOLD = 100;

    /** What was found of one table. */
    record Found(long count, List<Difference> told) {}

    private final JdbcTemplate jdbc;
    private final String live;
    private final String scratch;
    private final List<ViewWriter> all;

    /** @param all the views that write to the generation, those that are not compared among them */
    Comparison(JdbcTemplate jdbc, String live, String scratch, List<ViewWriter> all) {
        this.jdbc = jdbc;
        this.live = live;
        this.scratch = scratch;
        this.all = all;
    }

    /**
     * Compares one table, by one statement.
     *
     * @param chosen the views that were built in scratch
     * @param isWhole whether all their records were, not only those in {@code touched}
     */
    Found of(Kept table, List<ViewWriter> chosen, long to, boolean isWhole) {
        var columns = columns(table);
        var rows = new ArrayList<Difference>();
        var count = new long[1];
        jdbc.query(sql(table, columns, chosen, to, isWhole), row -> {
            count[0] = row.getLong("found");
            rows.add(difference(table, columns, chosen, row));
        });
        return new Found(count[0], rows);
    }

    private Map<String, String> columns(Kept table) {
        var columns = new LinkedHashMap<String, String>();
        jdbc.query(
                "select column_name, data_type from information_schema.columns"
                        + " where table_schema = ? and table_name = ? order by ordinal_position",
                row -> {
                    columns.put(row.getString(1), row.getString(2));
                },
                live,
                table.name());
        return columns;
    }

    private String sql(
            Kept table, Map<String, String> columns, List<ViewWriter> chosen, long to, boolean isWhole) {
        var keys = new ArrayList<>(table.key());
        // Of two rows under one key, one is too many.
        keys.add("nth");
        Function<String, String> onBoth = key -> "l." + key + " = r." + key;
        var same = keys.stream().map(onBoth).collect(Collectors.joining(" and "));
        var differ = columns.entrySet().stream()
                .filter(column -> !table.key().contains(column.getKey()))
                .map(column -> differ(column.getKey(), column.getValue()))
                .collect(Collectors.joining(" or "));
        return """
                with l as (%s), r as (%s)
                select count(*) over () as found, to_jsonb(l) as live, to_jsonb(r) as replayed
                from l full join r on %s
                where l.nth is null or r.nth is null or %s
                limit %d
                """
                .formatted(
                        rows(live, table, columns, chosen, to, isWhole),
                        rows(scratch, table, columns, chosen, to, isWhole),
                        same,
                        differ,
                        TOLD);
    }

    /** JSON that differs in the order of its members alone is the same. */
    private static String differ(String column, String type) {
        var text = "l.%1$s is distinct from r.%1$s";
        var json = "(l.%1$s::text is distinct from r.%1$s::text and l.%1$s::jsonb is distinct from r.%1$s::jsonb)";
        return (type.equals("json") ? json : text).formatted(column);
    }

    private String rows(
            String generation,
            Kept table,
            Map<String, String> columns,
            List<ViewWriter> chosen,
            long to,
            boolean isWhole) {
        var conditions = new ArrayList<>(List.of("true"));
        if (table.since().isEmpty()) {
            conditions.add("not exists (select from %s.changed_since c where c.id = t.%s)"
                    .formatted(scratch, table.record()));
        } else {
            conditions.add("t." + table.since() + " <= " + to);
        }
        if (!isWhole) {
            var touched = "(select c.id from " + scratch + ".touched c)";
            conditions.add(
                    table.entries().isEmpty()
                            ? "t." + table.record() + " in " + touched
                            : "t.position in (select e.position from %s.%s e where e.id in %s)"
                                    .formatted(generation, table.entries(), touched));
        }
        if (table.isShared()) {
            all.stream()
                    .filter(writer -> !chosen.contains(writer) && writer.tables().contains(table))
                    .forEach(other -> conditions.add("not exists (select from %s.%s o where o.id = t.%s)"
                            .formatted(live, other.tables().getFirst().name(), table.record())));
        }
        var shown = columns.keySet().stream()
                .map(column -> column.equals("known_to")
                        ? "case when t.known_to > %d then %d else t.known_to end as known_to".formatted(to, Versions.STILL)
                        : "t." + column)
                .collect(Collectors.joining(", "));
        var key = table.key().stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        return "select %s, row_number() over (partition by %s) as nth from %s.%s t where %s"
                .formatted(shown, key, generation, table.name(), String.join(" and ", conditions));
    }

    private Difference difference(Kept table, Map<String, String> columns, List<ViewWriter> chosen, ResultSet row)
            throws SQLException {
        var then = read(row.getString("live"));
        var now = read(row.getString("replayed"));
        var either = then == null ? now : then;
        if (either == null) {
            throw new IllegalStateException("a difference has a row");
        }
        var key = new LinkedHashMap<String, Object>();
        table.key().forEach(column -> key.put(column, either.get(column)));
        var values = new TreeMap<String, Values>();
        for (var column : columns.keySet()) {
            var before = value(then, column);
            var after = value(now, column);
            if (!key.containsKey(column) && (before == null || !before.equals(after))) {
                values.put(column, new Values(before, after));
            }
        }
        var what = then == null ? What.MISSING_LIVE : now == null ? What.ONLY_LIVE : What.CHANGED;
        var record = record(table, either);
        return new Difference(view(table, chosen, record), table.name(), what, record, key, values);
    }

    private static @Nullable ObjectNode read(@Nullable String json) {
        return json == null ? null : Json.read(json);
    }

    private static @Nullable JsonNode value(@Nullable ObjectNode row, String column) {
        var value = row == null ? null : row.get(column);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable UUID record(Kept table, ObjectNode row) {
        if (table.entries().isEmpty()) {
            return UUID.fromString(row.get(table.record()).stringValue());
        }
        var sql = "select id from %2$s.%1$s where position = ? union all select id from %3$s.%1$s where position = ? limit 1"
                .formatted(table.entries(), live, scratch);
        var position = row.get("position").longValue();
        return jdbc.queryForList(sql, UUID.class, position, position).stream()
                .findFirst()
                .orElse(null);
    }

    private @Nullable String view(Kept table, List<ViewWriter> chosen, @Nullable UUID record) {
        var keepers = chosen.stream().filter(writer -> writer.tables().contains(table)).toList();
        return keepers.stream()
                .filter(writer -> !table.isShared() || keeps(writer, record))
                .map(ViewWriter::view)
                .findFirst()
                .orElse(null);
    }

    private boolean keeps(ViewWriter writer, @Nullable UUID record) {
        var sql = "select exists (select from %2$s.%1$s where id = ?) or exists (select from %3$s.%1$s where id = ?)"
                .formatted(writer.tables().getFirst().name(), live, scratch);
        return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, record, record));
    }
}
