package city.hansa.query.city;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.claim.ClaimEvent;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimEvent.ClaimReleased;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.At;
import city.hansa.api.view.NotYet;
import city.hansa.api.view.Page;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CityRegisterProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.CITY, HAMBURG.value());

    private static final String CLAIM = "identifier " + GEONAMES;

    private final Stage stage = new Stage(DATABASE);

    @Test
    void a_registered_city_is_listed_by_its_country() {
        given("2022-01-10", registered());

        assertThat(listed(new RegisterFilter(null, null, "DE", null, null, null), At.NOW)).singleElement()
                .satisfies(item -> assertThat(item.toString())
                        .startsWith("{\"id\":\"" + HAMBURG
                                + "\",\"kind\":\"DE\",\"standing\":\"REGISTERED\",\"certainty\":\"CERTAIN\","
                                + "\"name\":\"Hamburg\",\"country\":\"DE\""));
        assertThat(listed(new RegisterFilter(null, null, "JP", null, null, null), At.NOW)).isEmpty();
    }

    @Test
    void a_name_is_that_of_the_day_as_the_record_knew_it_then() {
        given("2022-01-10", registered());
        stage.story.then("2023-07-01T09:00:00Z");
        given("2022-03-31", renamed());

        var day = LocalDate.of(2023, 6, 1);
        assertThat(names(new At(day, Instant.parse("2023-06-01T12:00:00Z"), null, null))).containsExactly("Hamburg");
        assertThat(names(new At(day, Instant.parse("2023-07-02T12:00:00Z"), null, null)))
                .containsExactly("Freie und Hansestadt Hamburg");
        assertThat(names(new At(LocalDate.of(2022, 3, 30), null, null, null))).containsExactly("Hamburg");
    }

    @Test
    void a_document_is_told_again_as_it_was_known() {
        given("2022-01-10", registered());
        given("2022-03-31", renamed());

        assertThat(name(new At(LocalDate.of(2023, 1, 1), null, 0L, null))).isEqualTo("Hamburg");
        assertThat(name(new At(LocalDate.of(2023, 1, 1), null, 1L, null))).isEqualTo("Freie und Hansestadt Hamburg");
        assertThat(name(new At(LocalDate.of(2022, 1, 1), null, 1L, null))).isEqualTo("Hamburg");
        assertThat(name(At.NOW)).isEqualTo("Freie und Hansestadt Hamburg");
    }

    @Test
    void a_vague_day_is_listed_once_and_as_possible() {
        given("2022-01-10", registered());
        given("2022-03", renamed());

        assertThat(listed(RegisterFilter.ALL, new At(LocalDate.of(2022, 3, 15), null, null, null)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("certainty").stringValue()).isEqualTo("POSSIBLE");
                    assertThat(item.get("name").stringValue()).isEqualTo("Freie und Hansestadt Hamburg");
                });
    }

    @Test
    void a_correction_moves_the_past_from_then_on() {
        given("2022-01-10", registered());
        given("2022-03-31", renamed());
        given("2022-05-01", new FactCorrected(SUBJECT, event(1), "effective", "2022-03-31", "2021-03-31", "typed"));

        var day = LocalDate.of(2021, 12, 31);
        assertThat(names(new At(day, null, 1L, null))).containsExactly("Hamburg");
        assertThat(names(new At(day, null, 2L, null))).containsExactly("Freie und Hansestadt Hamburg");
        assertThat(name(new At(day, null, 1L, null))).isEqualTo("Hamburg");
        assertThat(name(new At(day, null, 2L, null))).isEqualTo("Freie und Hansestadt Hamburg");
    }

    @Test
    void what_was_said_about_a_fact_stands_beside_the_document() {
        given("2022-01-10", registered());
        given("2022-03-31", renamed());
        given("2022-05-01", new FactCorrected(SUBJECT, event(1), "name", "Freie …", "Hansestadt", "as in the law"));

        var fact = document(At.NOW).get("facts").get(0);
        assertThat(fact.get("what").stringValue()).isEqualTo("fact.corrected");
        assertThat(fact.get("by").stringValue()).isEqualTo("OFFICER");
        assertThat(fact.get("to").stringValue()).isEqualTo("Hansestadt");
        assertThat(name(At.NOW)).isEqualTo("Hansestadt");
    }

    @Test
    void a_registration_that_was_taken_back_is_shown_no_longer() {
        given("2022-01-10", registered());
        given("2022-03-31", renamed());
        given("2022-05-01", new EventRetracted(SUBJECT, event(0), Cause.DUPLICATE, "registered twice"));

        assertThat(listed(RegisterFilter.ALL, At.NOW)).isEmpty();
        assertThat(stage.records.handle(new GetRecord(SUBJECT, At.NOW)).document()).isNull();
        assertThat(names(new At(null, null, 1L, null))).containsExactly("Freie und Hansestadt Hamburg");
    }

    @Test
    void an_identifier_names_the_city_that_holds_it_then() {
        given("2022-01-10", registered());
        given("2023-01-01", new CityEvent.IdentifierReleased(HAMBURG, GEONAMES, "passed on"));
        var osaka = new CityRegistered(OSAKA, "Osaka", "JP", null, List.of(Identifier.parse("wikidata:Q35765")));
        given(OSAKA, "2022-01-10", osaka);
        given(OSAKA, "2023-01-01", new CityEvent.IdentifierAssigned(OSAKA, GEONAMES));

        var filter = new RegisterFilter("geonames:2911298", null, null, null, null, null);
        assertThat(ids(listed(filter, At.NOW))).containsExactly(OSAKA.toString());
        assertThat(ids(listed(filter, new At(LocalDate.of(2022, 6, 1), null, null, null))))
                .containsExactly(HAMBURG.toString());
    }

    @Test
    void an_identifier_that_was_released_from_the_beginning_names_nobody() {
        given("2022-01-10", registered());
        given("0001-01-01", new CityEvent.IdentifierReleased(HAMBURG, GEONAMES, "another city's"));

        var filter = new RegisterFilter("geonames:2911298", null, null, null, null, null);
        assertThat(ids(listed(filter, At.NOW))).isEmpty();
    }

    @Test
    void a_command_names_the_city_that_has_claimed_the_identifier_though_no_view_has_it() {
        claim(new ClaimMade(CLAIM, SUBJECT, null, null));
        assertThat(stage.parties.handle(new ResolveCity(GEONAMES))).isEqualTo(new CityNamed(HAMBURG.value()));

        claim(new ClaimReleased(CLAIM, SUBJECT));
        assertThat(stage.parties.handle(new ResolveCity(GEONAMES))).isEqualTo(new CityNamed(null));
    }

    @Test
    void a_command_names_the_last_of_the_cities_that_held_the_identifier_one_after_the_other() {
        claim(new ClaimMade(CLAIM, new Subject(Subject.Kind.CITY, OSAKA.value()), on("2023-01-01"), null));
        claim(new ClaimMade(CLAIM, SUBJECT, null, on("2022-06-01")));

        assertThat(stage.parties.handle(new ResolveCity(GEONAMES))).isEqualTo(new CityNamed(OSAKA.value()));
    }

    @Test
    void a_position_that_the_views_have_not_reached_is_no_answer_yet() {
        given("2022-01-10", registered());
        tell(HAMBURG, "2023", renamed());

        assertThatThrownBy(() -> name(new At(null, null, 1L, null))).isInstanceOf(NotYet.class);
    }

    @Test
    void a_read_waits_for_the_views_that_give_it_its_names_too() {
        given("2022-01-10", registered());
        stage.jdbc.sql("update view_1.progress set position = -1 where view = 'network-register'").update();

        assertThatThrownBy(() -> names(new At(null, null, null, 0L))).isInstanceOf(NotYet.class);
    }

    @Test
    void a_city_that_has_ended_is_listed_when_asked_for() {
        given("2022-01-10", registered());
        given("2023-01-01", mergedInto(OSAKA));
        given(OSAKA, "2022-01-10", new CityRegistered(OSAKA, "Osaka", "JP", null, List.of()));

        assertThat(ids(listed(RegisterFilter.ALL, At.NOW))).containsExactly(OSAKA.toString());
        assertThat(listed(new RegisterFilter(null, null, null, "ANY", null, null), At.NOW)).hasSize(2);
        assertThat(ids(listed(new RegisterFilter(null, null, null, "MERGED", null, null), At.NOW)))
                .containsExactly(HAMBURG.toString());
        assertThat(document(At.NOW).get("mergedInto").get("name").stringValue()).isEqualTo("Osaka");
    }

    @Test
    void a_name_is_found_by_a_part_of_it_taken_literally() {
        given("2022-01-10", registered());

        assertThat(listed(new RegisterFilter(null, null, null, null, null, "hambURG"), At.NOW)).hasSize(1);
        assertThat(listed(new RegisterFilter(null, null, null, null, null, "ham%urg"), At.NOW)).isEmpty();
        assertThat(listed(new RegisterFilter(null, null, null, null, null, "ham_urg"), At.NOW)).isEmpty();
    }

    @Test
    void pages_neither_repeat_nor_miss_a_row_while_others_are_written() {
        IntStream.range(0, 5).forEach(this::givenCity);
        var first = find(null);
        givenCity(-1);
        givenCity(7);
        var second = find(requireNonNull(first.next()));
        var third = find(requireNonNull(second.next()));

        assertThat(ids(first.items())).containsExactly(id(0), id(1));
        assertThat(ids(second.items())).containsExactly(id(2), id(3));
        assertThat(ids(third.items())).containsExactly(id(4));
        assertThat(third.next()).isNull();
    }

    @Test
    void a_second_delivery_changes_nothing() {
        tellAll();
        stage.play(3);
        var before = everything();

        stage.deliver(0, 2);
        stage.deliver(0, stage.story.last());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_replay_in_batches_of_any_size_equals_the_first_run_row_for_row() {
        tellAll();
        stage.play(1);
        var before = everything();

        for (var batch : List.of(1, 2, 3, 100)) {
            stage.reset();
            stage.play(batch);

            assertThat(everything()).as("batches of %d", batch).isEqualTo(before);
        }
    }

    private void tellAll() {
        tell(HAMBURG, "2022-01-10", registered());
        tell(OSAKA, "2022-01-10", new CityRegistered(OSAKA, "Osaka", "JP", null, List.of()));
        tell(HAMBURG, "2022-03", renamed());
        tell(HAMBURG, "1949", movedTo("DD"));
        tell(OSAKA, "2020", new CityEvent.CityFigureReported(OSAKA, POPULATION));
        tell(HAMBURG, "2022-05-01", new FactCorrected(SUBJECT, event(2), "effective", "2022-03", "2021", "typed"));
        tell(HAMBURG, "2022-05-02", new EventRetracted(SUBJECT, event(3), Cause.RECORDED_IN_ERROR, "never moved"));
        tell(HAMBURG, "2025-01-01", mergedInto(OSAKA));
    }

    private List<@Nullable String> everything() {
        return stage.jdbc
                .sql(
                        """
                        select to_jsonb(r)::text as row from view_1.city_register r
                        union all select to_jsonb(d)::text from view_1.city_record d
                        union all select to_jsonb(p)::text from view_1.progress p
                        order by row
                        """)
                .query(String.class)
                .list();
    }

    private void givenCity(int number) {
        var id = new CityId(UUID.fromString(id(number)));
        given(id, "2022-01-10", new CityRegistered(id, "City " + number, "DE", null, List.of()));
    }

    private static String id(int number) {
        return new UUID(0x0199d5c000007000L, 0x8000_0000_0000_2000L + number).toString();
    }

    private void given(String effective, Object event) {
        given(HAMBURG, effective, event);
    }

    private void given(CityId city, String effective, Object event) {
        tell(city, effective, event);
        stage.play();
    }

    private void tell(CityId city, String effective, Object event) {
        stage.story.tell(city.value(), by(city, effective), event);
    }

    private Page find(@Nullable String cursor) {
        return stage.registers.handle(
                new FindRecords(Subject.Kind.CITY, RegisterFilter.ALL, At.NOW, cursor, 2));
    }

    private List<ObjectNode> listed(RegisterFilter filter, At at) {
        return stage.registers
                .handle(new FindRecords(Subject.Kind.CITY, filter, at, null, 50))
                .items();
    }

    private List<String> names(At at) {
        return listed(RegisterFilter.ALL, at).stream()
                .map(item -> item.get("name").stringValue())
                .toList();
    }

    private static List<String> ids(List<ObjectNode> items) {
        return items.stream().map(item -> item.get("id").stringValue()).toList();
    }

    private ObjectNode document(At at) {
        return requireNonNull(stage.records.handle(new GetRecord(SUBJECT, at)).document());
    }

    private String name(At at) {
        return document(at).get("name").stringValue();
    }

    /** Told to the log alone. */
    private void claim(ClaimEvent event) {
        stage.story.tell(ClaimId.of(CLAIM), by(HAMBURG, "2022-01-10"), event);
    }
}
