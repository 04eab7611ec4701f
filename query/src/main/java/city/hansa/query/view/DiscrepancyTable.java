package city.hansa.query.view;

import city.hansa.api.Subject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What does not agree on the records of one kind, one row a party, known from a position until another. */
final class DiscrepancyTable {

    record Key(UUID record, String kind, String key) {}

    /** @param parties in whose discrepancies it stands; the first lists it where none is given */
    record Listed(Discrepancy discrepancy, List<UUID> parties, String visibility) {}

    static final String NAME = "discrepancy";

    private static final String COLUMNS = "party, lead, record, of, kind, key, known_from, known_to, visibility, counted,"
            + " value, qualifier, earliest, latest, item";

    private final JdbcTemplate jdbc;
    private final String table;
    private final Subject.Kind of;

    DiscrepancyTable(JdbcTemplate jdbc, String generation, View<?, ?> view) {
        this.jdbc = jdbc;
        this.table = generation + "." + NAME;
        this.of = view.kind();
    }

    void write(Versions<Key, Listed> versions) {
        jdbc.batchUpdate(
                "update %s set known_to = ? where record = ? and kind = ? and key = ? and known_to = %d"
                        .formatted(table, Versions.STILL),
                versions.closed().entrySet().stream()
                        .map(closed -> new Object[] {
                            closed.getValue(), closed.getKey().record(), closed.getKey().kind(), closed.getKey().key()
                        })
                        .toList());
        jdbc.batchUpdate(
                """
                insert into %s (%s)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)
                """
                        .formatted(table, COLUMNS),
                versions.added().stream().flatMap(this::rows).toList());
    }

    void copy(Copy copy, Versions<Key, Listed> versions) {
        copy.into(table, COLUMNS, versions.added().stream().flatMap(this::rows));
    }

    void clear() {
        jdbc.update("delete from " + table + " where of = ?", of.name());
    }

    private Stream<Object[]> rows(Versions.Version<Key, Listed> version) {
        var listed = version.value();
        var reported = listed.discrepancy().reported();
        var item = Json.write(listed.discrepancy().item());
        return IntStream.range(0, listed.parties().size()).mapToObj(number -> new Object[] {
            listed.parties().get(number),
            number == 0,
            version.key().record(),
            of.name(),
            version.key().kind(),
            version.key().key(),
            version.from(),
            version.to(),
            listed.visibility(),
            reported == null ? null : reported.counted().name(),
            reported == null ? null : reported.value(),
            reported == null ? null : reported.qualifier().name(),
            reported == null ? null : reported.asOf().earliest(),
            reported == null ? null : reported.asOf().latest(),
            item
        });
    }
}
