package city.hansa.query.timeline;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.view.At;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.api.view.ViewQuery.GetHistory;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimelineProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.CITY, HAMBURG.value());
    private static final At KNOWN_BEFORE_CORRECTION = new At(null, null, 3L, null);

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void two_cities_and_what_became_of_them() {
        tell(HAMBURG, "2022-01-10", registered());
        tell(OSAKA, "2022-01-11", new CityRegistered(OSAKA, "Osaka", "JP", null, List.of()));
        tell(HAMBURG, "1937-04-01", renamed());
        tell(HAMBURG, "2025", mergedInto(OSAKA));
        tell(HAMBURG, "2026-01-01", new FactCorrected(SUBJECT, event(2), "effective", "1937-04-01", "1938", "typed"));
        tell(HAMBURG, "2026-01-02", new EventRetracted(SUBJECT, event(3), Cause.RECORDED_IN_ERROR, "never merged"));
        stage.play(2);
    }

    @Test
    void what_happened_is_told_by_the_day_on_which_it_happened() {
        assertThat(keys(find(List.of(HAMBURG), At.NOW)))
                .containsExactly("1938 city.renamed", "2022-01-10 city.registered");
    }

    @Test
    void what_stands_in_two_timelines_is_told_once_when_they_merge() {
        assertThat(keys(find(List.of(HAMBURG, OSAKA), KNOWN_BEFORE_CORRECTION)))
                .containsExactly(
                        "1937-04-01 city.renamed",
                        "2022-01-10 city.registered",
                        "2022-01-11 city.registered",
                        "2025 city.merged");
    }

    @Test
    void a_correction_moves_an_entry_and_a_retraction_removes_it_but_not_from_what_was_known() {
        assertThat(keys(find(List.of(OSAKA), KNOWN_BEFORE_CORRECTION)))
                .containsExactly("2022-01-11 city.registered", "2025 city.merged");
        assertThat(keys(find(List.of(OSAKA), At.NOW))).containsExactly("2022-01-11 city.registered");
    }

    @Test
    void nothing_is_told_that_happened_after_the_day() {
        assertThat(keys(find(List.of(HAMBURG), new At(LocalDate.of(2000, 1, 1), null, null, null))))
                .containsExactly("1938 city.renamed");
    }

    @Test
    void ids_are_given_the_name_of_their_city() {
        var merged = find(List.of(OSAKA), KNOWN_BEFORE_CORRECTION).items().getLast();

        assertThat(merged.get("parameters").get("into").get("name").stringValue()).isEqualTo("Osaka");
        assertThat(merged.get("actor").get("role").stringValue()).isEqualTo("OFFICER");
    }

    @Test
    void a_city_is_also_named_by_an_identifier() {
        var page = stage.timeline.handle(
                new FindTimeline(List.of("geonames:2911298"), null, null, null, At.NOW, null, 10));

        assertThat(page.items()).hasSize(2);
    }

    @Test
    void pages_follow_each_other() {
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = page(cursor);
            seen.addAll(keys(page));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(keys(find(List.of(HAMBURG, OSAKA), At.NOW)));
        assertThatThrownBy(() -> page("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_replay_in_batches_of_any_size_equals_the_first_run_row_for_row() {
        var before = everything();

        for (var batch : List.of(1, 3, 100)) {
            stage.reset();
            stage.play(batch);

            assertThat(everything()).as("batches of %d", batch).isEqualTo(before);
        }
        stage.deliver(0, stage.story.last());
        assertThat(everything()).as("told again").isEqualTo(before);
    }

    @Test
    void the_history_of_a_record_says_what_each_event_changed() {
        var events = requireNonNull(
                        stage.histories.handle(new GetHistory(SUBJECT, At.NOW)).document())
                .get("events");

        assertThat(events).hasSize(5);
        assertThat(events.get(1).get("what").stringValue()).isEqualTo("city.renamed");
        assertThat(paths(events.get(1))).containsExactly("/names/0/until", "/names/1");
        assertThat(paths(events.get(4))).containsExactly("/mergedInto", "/standings/0/until", "/standings/1");
        assertThat(events.get(4).get("changed").get(0).toString()).isEqualTo("""
                {"path":"/mergedInto","before":{"city":"%s","name":"Osaka"}}""".formatted(OSAKA));
        assertThat(events.get(3).get("changed").get(0).toString()).isEqualTo("""
                {"path":"/names/0/until","before":"1937-04-01","after":"1938"}""");
    }

    private static List<String> paths(JsonNode event) {
        return event.get("changed").valueStream()
                .map(difference -> difference.get("path").stringValue())
                .toList();
    }

    @Test
    void each_entry_and_the_history_say_how_late_it_was_recorded() {
        var renamed = find(List.of(HAMBURG), At.NOW).items().getFirst();
        var history = requireNonNull(
                stage.histories.handle(new GetHistory(SUBJECT, At.NOW)).document());

        // 1938, recorded on 10 January 2022.
        assertThat(renamed.get("lag").toString()).isEqualTo("{\"least\":30326,\"most\":30690}");
        // Said of the future: 2025.
        assertThat(history.get("events").get(2).get("lag").toString()).isEqualTo("{\"least\":-1451,\"most\":-1087}");
        assertThat(history.get("greatestLag").toString()).isEqualTo("""
                {"least":30965,"most":30965,"eventId":"%s","position":2}""".formatted(event(2)));
    }

    private void tell(CityId city, String effective, Object event) {
        stage.story.tell(city.value(), by(city, effective), event);
    }

    private Page page(@Nullable String cursor) {
        var both = List.of(HAMBURG.toString(), OSAKA.toString());
        return stage.timeline.handle(new FindTimeline(both, null, null, null, At.NOW, cursor, 1));
    }

    private Page find(List<CityId> subjects, At at) {
        var ids = subjects.stream().map(CityId::toString).toList();
        return stage.timeline.handle(new FindTimeline(ids, null, null, null, at, null, 10));
    }

    private static List<String> keys(Page page) {
        return page.items().stream()
                .map(item -> item.get("effective").stringValue() + " " + item.get("key").stringValue())
                .toList();
    }

    private List<@Nullable String> everything() {
        return stage.jdbc
                .sql(
                        """
                        select to_jsonb(e)::text as row from view_1.timeline_entry e
                        union all select to_jsonb(l)::text from view_1.timeline_line l
                        union all select to_jsonb(r)::text from view_1.timeline_record r
                        union all select to_jsonb(c)::text from view_1.change_entry c
                        union all select to_jsonb(c)::text from view_1.change_line c
                        order by row
                        """)
                .query(String.class)
                .list();
    }
}
