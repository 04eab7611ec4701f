package city.hansa.query.timeline;

import city.hansa.api.envelope.Visibility;
import city.hansa.query.view.Copy;
import city.hansa.query.view.Json;
import city.hansa.query.view.Versions;
import city.hansa.query.view.Versions.Version;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The timeline's three tables: the strand of each record, the entries, and a line for each subject of an entry. */
final class TimelineTables {

    /** What is kept of a record, so that its next event can be told. */
    record Known(long sequence, Visibility visibility, @Nullable Strand strand) {

        /** Whom a record concerns that not everybody may see; there may be very many of the others. */
        private @Nullable String parties() {
            return visibility == Visibility.PUBLIC || strand == null
                    ? null
                    : strand.subjects().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    private static final String RECORD = "id, sequence, visibility, parties, strand";
    private static final String ENTRY = "position, known_from, known_to, id, event_id, recorded_at, earliest, latest,"
            + " effective, kind, key, parameters, themes, visibility, actor_role, actor, source";
    private static final String LINE = "subject, earliest, position, known_from, known_to";

    private final JdbcTemplate jdbc;
    private final String generation;

    TimelineTables(JdbcTemplate jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /**
     * Of those records, in one statement, each to be made out when it is asked for; those that are not there are left
     * out.
     */
    Map<UUID, Supplier<Known>> find(Set<UUID> ids) {
        var found = new HashMap<UUID, Supplier<Known>>();
        jdbc.query(
                "select id, sequence, visibility, strand from " + generation + ".timeline_record where id = any(?)",
                row -> {
                    var sequence = row.getLong(2);
                    var visibility = Visibility.valueOf(row.getString(3));
                    var strand = row.getString(4);
                    found.put(row.getObject(1, UUID.class), () -> new Known(
                            sequence, visibility, strand == null ? null : Json.read(strand, Strand.class)));
                },
                (Object) ids.toArray(UUID[]::new));
        return found;
    }

    void write(Map<UUID, Known> records, Versions<Long, Entry> entries) {
        batch(
                """
                insert into %s.timeline_record (id, sequence, visibility, parties, strand)
                values (?, ?, ?, ?::uuid[], ?::json)
                on conflict (id) do update set sequence = excluded.sequence, visibility = excluded.visibility,
                  parties = excluded.parties, strand = excluded.strand
                """,
                records.entrySet().stream().map(known -> record(known.getKey(), known.getValue())));
        for (var table : new String[] {"timeline_entry", "timeline_line"}) {
            batch(
                    "update %s." + table + " set known_to = ? where position = ? and known_to = " + Versions.STILL,
                    entries.closed().entrySet().stream()
                            .map(closed -> new Object[] {closed.getValue(), closed.getKey()}));
        }
        batch(
                """
                insert into %s.timeline_entry (%s)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::text[], ?, ?, ?::json, ?::json)
                """
                        .formatted("%s", ENTRY),
                entries.added().stream().map(TimelineTables::entry));
        batch(
                """
                insert into %s.timeline_line (%s)
                values (?, ?, ?, ?, ?)
                """
                        .formatted("%s", LINE),
                entries.added().stream().flatMap(TimelineTables::lines));
    }

    void copy(Copy copy, Map<UUID, Known> records, Versions<Long, Entry> entries) {
        copy.into(
                generation + ".timeline_record",
                RECORD,
                records.entrySet().stream().map(known -> record(known.getKey(), known.getValue())));
        copy.into(generation + ".timeline_entry", ENTRY, entries.added().stream().map(TimelineTables::entry));
        copy.into(generation + ".timeline_line", LINE, entries.added().stream().flatMap(TimelineTables::lines));
    }

    void clear() {
        jdbc.execute("truncate %1$s.timeline_record, %1$s.timeline_entry, %1$s.timeline_line".formatted(generation));
    }

    private void batch(String sql, Stream<Object[]> rows) {
        jdbc.batchUpdate(sql.formatted(generation), rows.toList());
    }

    private static Object[] record(UUID id, Known known) {
        var strand = known.strand();
        return new Object[] {
            id,
            known.sequence(),
            known.visibility().name(),
            known.parties(),
            strand == null ? null : Json.write(strand)
        };
    }

    private static Object[] entry(Version<Long, Entry> version) {
        var entry = version.value();
        var recorded = entry.recorded();
        var envelope = recorded.envelope();
        var source = envelope.source();
        return new Object[] {
            version.key(),
            version.from(),
            version.to(),
            entry.subject().id(),
            recorded.eventId(),
            OffsetDateTime.ofInstant(recorded.recordedAt(), ZoneOffset.UTC),
            recorded.effective().earliest(),
            recorded.effective().latest(),
            recorded.effective().text(),
            entry.subject().kind().name(),
            entry.sentence().key(),
            Json.write(entry.sentence().parameters()),
            entry.strand().themes().stream().map(Enum::name).collect(Collectors.joining(",", "{", "}")),
            envelope.visibility().name(),
            envelope.actor().role().name(),
            Json.write(Json.reference(envelope.party())),
            source == null ? null : Json.write(source)
        };
    }

    private static Stream<Object[]> lines(Version<Long, Entry> version) {
        var entry = version.value();
        return entry.subjects().stream().map(subject -> new Object[] {
            subject, entry.recorded().effective().earliest(), version.key(), version.from(), version.to()
        });
    }
}
