package city.hansa.query.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ArrayNode;

/** The documents of one view, as they are now. */
public final class RecordTable<D> {

    private final JdbcTemplate jdbc;
    private final View<?, D> view;
    private final String table;

    public RecordTable(JdbcTemplate jdbc, String generation, View<?, D> view) {
        this.jdbc = jdbc;
        this.view = view;
        this.table = generation + "." + view.name() + "_record";
    }

    public Optional<Shown<D>> find(UUID id) {
        return Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /** Of those records, in one statement; those that are not there are left out. */
    public Map<UUID, Shown<D>> find(Set<UUID> ids) {
        var found = new HashMap<UUID, Shown<D>>();
        kept(ids).forEach((id, shown) -> found.put(id, shown.get()));
        return found;
    }

    /**
     * Of those records, in one statement, each to be made out when it is asked for: one that cannot be does not stand in
     * the way of the others.
     */
    Map<UUID, Supplier<Shown<D>>> kept(Set<UUID> ids) {
        var found = new HashMap<UUID, Supplier<Shown<D>>>();
        jdbc.query(
                "select id, sequence, position, recorded_at, document, facts from " + table + " where id = any(?)",
                row -> {
                    found.put(row.getObject("id", UUID.class), shown(row));
                },
                (Object) ids.toArray(UUID[]::new));
        return found;
    }

    /** The last position that each of those records takes into account; those that are not there are left out. */
    public Map<UUID, Long> positions(Set<UUID> ids) {
        var positions = new HashMap<UUID, Long>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select id, position from " + table + " where id = any(?)");
                    statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    return statement;
                },
                row -> {
                    positions.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return positions;
    }

    void write(Map<UUID, Shown<D>> changed) {
        var rows = changed.entrySet().stream()
                .map(entry -> parameters(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.batchUpdate(
                """
                insert into %s (id, sequence, position, visibility, document, facts, recorded_at)
                values (?, ?, ?, ?, ?::json, ?::json, ?)
                on conflict (id) do update set sequence = excluded.sequence, position = excluded.position,
                  visibility = excluded.visibility, document = excluded.document, facts = excluded.facts,
                  recorded_at = excluded.recorded_at
                """
                        .formatted(table),
                rows);
    }

    void copy(Copy copy, Map<UUID, Shown<D>> records) {
        copy.into(
                table,
                "id, sequence, position, visibility, document, facts, recorded_at",
                records.entrySet().stream().map(entry -> parameters(entry.getKey(), entry.getValue())));
    }

    void clear() {
        jdbc.execute("truncate " + table);
    }

    private Object[] parameters(UUID id, Shown<D> shown) {
        var visibility = Shown.visibility(shown.rows(view));
        var document = shown.document();
        return new Object[] {
            id,
            shown.sequence(),
            shown.position(),
            visibility.name(),
            document == null ? null : Json.write(document),
            Json.write(shown.facts()),
            OffsetDateTime.ofInstant(shown.recordedAt(), ZoneOffset.UTC)
        };
    }

    private Supplier<Shown<D>> shown(ResultSet row) throws SQLException {
        var sequence = row.getLong("sequence");
        var position = row.getLong("position");
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        var document = row.getString("document");
        var facts = row.getString("facts");
        return () -> new Shown<>(
                sequence,
                position,
                recordedAt,
                document == null ? null : Json.read(document, view.document()),
                Json.read(facts, ArrayNode.class));
    }
}
