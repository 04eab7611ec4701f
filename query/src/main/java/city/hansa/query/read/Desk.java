package city.hansa.query.read;

import static java.util.Objects.requireNonNull;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.view.At;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.Reader;
import city.hansa.api.view.RegisterFilter;
import city.hansa.query.change.LastChange;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the lists of a desk have in common: they are found in an agenda, and look ahead from the day of the answer. */
final class Desk {

    /** The last row of a page, as {@link RegisterQueries.Place}; a record has several rows in an agenda. */
    record Place(UUID question, Moment moment, LocalDate earliest, LocalDate latest, UUID id, int period) implements Cursors.Place {

        Place {
            requireNonNull(question);
            Cursors.checkDay(moment.asOf());
            Cursors.checkDay(earliest);
            Cursors.checkDay(latest);
            requireNonNull(id);
        }

        static Place before(UUID question, Moment moment) {
            return new Place(question, moment, Edtf.BEGINNING, Edtf.BEGINNING, new UUID(0, 0), -1);
        }

        String cursor(Listed last) {
            return Cursors.write(
                    new Place(question, moment, last.earliest(), last.latest(), last.id(), last.period()));
        }
    }

    /** A row with the day by which it is sorted. */
    record Listed(LocalDate earliest, LocalDate latest, UUID id, int period, ObjectNode item) {}

    /** The view in which each event stands as a change of its record. */
    private static final String CHANGES = "timeline";

    private final Views views;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    Desk(Views views, Moments moments, Parties parties, Names names) {
        this.views = views;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    /** Where a page begins: after the one before it, or at the beginning of the list. */
    Place place(At at, @Nullable String cursor, UUID question) {
        return Cursors.after(cursor, Place.class, question, () -> Place.before(question, moments.of(at, read())));
    }

    /** Any register may have a part in an agenda. */
    private Set<String> read() {
        return Stream.concat(views.all().stream().map(RegisterWriter::nameOf), Stream.of(CHANGES))
                .flatMap(view -> Names.readWith(view).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The conditions on an agenda's rows; empty where the city that is asked for is nobody. */
    Optional<RegisterConditions> conditions(Agenda agenda, RegisterFilter filter, Reader reader, Moment moment) {
        var city = filter.city() == null ? Optional.<UUID>empty() : parties.city(filter.city(), moment);
        if (filter.city() != null && city.isEmpty()) {
            return Optional.empty();
        }
        var network = filter.network() == null ? null : Parties.id(filter.network());
        var readable = new VisibleRecords(views.generation(), reader);
        return Optional.of(new RegisterConditions(
                table(agenda), views.named(), readable, filter, city.orElse(null), network));
    }

    String table(Agenda agenda) {
        return agenda.in(views.generation());
    }

    /**
     * A page of an agenda's rows, each with the last event by which what is listed has changed: of all rows of its
     * record and label that were known by then, so that what is told later never names an earlier event.
     */
    String withChange(Agenda agenda, String page, String order) {
        return """
                select page.*, %5$s
                from (%1$s) as page
                  left join %2$s.change_entry change on change.position = (
                    select max(case when v.known_to <= :position then v.known_to else v.known_from end)
                    from %3$s v
                    where v.id = page.id and v.label = page.label and v.known_from <= :position)
                order by %4$s
                """
                .formatted(page, views.generation(), table(agenda), order, LastChange.COLUMNS);
    }

    /** The last day of a period from that day on; there is none after {@link Edtf#FOREVER}. */
    static LocalDate until(LocalDate day, Period within) {
        return Stream.of(day.plus(within), Edtf.FOREVER).min(LocalDate::compareTo).orElseThrow();
    }

    /** What every item begins with: its record, kind and state, how surely it stands so, and what changed it last. */
    static ObjectNode begin(ResultSet row, ObjectNode item, String state) throws SQLException {
        var begun = Json.MAPPER.createObjectNode();
        begun.set("record", item.remove("record"));
        begun.put("kind", row.getString("kind"));
        begun.put(state, row.getString("standing"));
        begun.put("certainty", Certainty.of(row.getBoolean("is_certain"), true).name());
        begun.set("changed", LastChange.of(row));
        return begun;
    }

    /** Whether something of those days lies on or before the last day. */
    static Certainty by(LocalDate last, LocalDate earliest, LocalDate latest) {
        return Certainty.of(!latest.isAfter(last), !earliest.isAfter(last));
    }

    /** @param rows one more than the limit where there is a next page */
    DeskPage page(String rule, List<Listed> rows, int limit, Place after, LocalDate until) {
        var moment = after.moment();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var items = shown.stream().map(Listed::item).toList();
        names.putInto(items, moment);
        var next = rows.size() > limit ? after.cursor(shown.getLast()) : null;
        return new DeskPage(items, next, until, rule, moment.asOf(), moment.knownAt(), moment.position());
    }
}
