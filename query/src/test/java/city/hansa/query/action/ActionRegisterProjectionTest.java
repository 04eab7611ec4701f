package city.hansa.query.action;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.PARTNERSHIP;
import static city.hansa.api.action.ActionExamples.cancelled;
import static city.hansa.api.action.ActionExamples.completed;
import static city.hansa.api.action.ActionExamples.legAdded;
import static city.hansa.api.action.ActionExamples.linked;
import static city.hansa.api.action.ActionExamples.osakaInvited;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.reaffirmed;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.api.action.ActionExamples.started;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionEvent.ActionPlanned;
import city.hansa.api.action.ActionKind;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.view.At;
import city.hansa.api.view.Reader;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionRegisterProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.ACTION, DELEGATION.value());

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void hamburg_is_registered() {
        stage.story.tell(
                HAMBURG.value(), by(HAMBURG, "2018"), new CityRegistered(HAMBURG, "Hamburg", "DE", null, List.of()));
        stage.play();
    }

    @Test
    void what_lies_ahead_is_listed_as_planned() {
        given("2022", gardenShow());
        given("2027-10", completed());

        assertThat(listed(null, asOf("2022-12-31"))).singleElement().satisfies(item -> {
            assertThat(item.get("standing").stringValue()).isEqualTo("PLANNED");
            assertThat(item.get("kind").stringValue()).isEqualTo("LARGE_EVENT");
            assertThat(item.get("parties").get(0).get("name").stringValue()).isEqualTo("Hamburg");
            assertThat(item.get("since").get("edtf").stringValue()).isEqualTo("2027");
        });
        assertThat(listed(null, asOf("2027-11-01")).getFirst().get("standing").stringValue()).isEqualTo("COMPLETED");
        assertThat(listed(null, asOf("2021-12-31"))).isEmpty();
    }

    @Test
    void an_action_known_only_as_done_is_listed_from_its_vague_day_on() {
        given("2018", planned());
        given("2018", reaffirmed());
        given("2018", completed());

        assertThat(listed(null, asOf("2018-06-01"))).singleElement().satisfies(item -> {
            assertThat(item.get("standing").stringValue()).isEqualTo("COMPLETED");
            assertThat(item.get("certainty").stringValue()).isEqualTo("POSSIBLE");
        });
    }

    @Test
    void the_day_of_the_start_counts_once_it_has_begun() {
        given("2018-01", planned());
        given("2018-04-15", started());

        var since = listed(null, At.NOW).getFirst().get("since");
        assertThat(since.get("rule").stringValue()).isEqualTo("STARTED");
        assertThat(since.get("edtf").stringValue()).isEqualTo("2018-04-15");
        assertThat(listed(null, asOf("2018-03-01")).getFirst().get("since").get("rule").stringValue())
                .isEqualTo("SCHEDULED");
    }

    @Test
    void a_cancelled_action_is_listed_when_asked_for() {
        given("2018-01", planned());
        given("2018-03", cancelled());

        assertThat(listed(null, At.NOW)).isEmpty();
        assertThat(listed("CANCELLED", At.NOW)).hasSize(1);
    }

    @Test
    void a_document_leaves_out_what_happened_later() {
        given("2018-01", planned());
        given("2018-04-16", reaffirmed());

        assertThat(document(asOf("2018-04-01")).get("outcomes")).isEmpty();
        assertThat(document(At.NOW).get("outcomes")).hasSize(1);
    }

    @Test
    void a_seal_counts_for_every_day() {
        given("2018-01", planned());
        stage.story.tell(DELEGATION.value(), secret("2020-05-01"), sealed());
        stage.play();

        var day = asOf("2019-01-01");
        var party = new Reader(false, List.of(HAMBURG.value()));
        assertThat(document(new At(day.asOf(), null, null, null, party)).get("visibility").stringValue())
                .isEqualTo("SEALED");
        assertThat(stage.records.handle(new GetRecord(SUBJECT, day)).document()).isNull();
    }

    @Test
    void a_city_is_listed_from_the_day_on_which_it_was_invited() {
        given("2018-01-10", planned());
        given("2018-02-01", osakaInvited());

        assertThat(listedOf(OSAKA, asOf("2018-01-31"))).isEmpty();
        assertThat(listedOf(OSAKA, asOf("2018-02-01"))).hasSize(1);
        assertThat(listed(null, asOf("2018-01-31"))).hasSize(1);
    }

    @Test
    void its_events_stand_in_the_timelines_of_all_whom_they_concern_those_from_before_too() {
        given("2018-01", planned());
        given("2018-02", osakaInvited());
        given("2018-04-16", reaffirmed());
        given("2018-05", linked());
        given("2018-06", completed());

        assertThat(keys(DELEGATION)).hasSize(5);
        assertThat(keys(DAR_ES_SALAAM)).isEqualTo(keys(DELEGATION));
        assertThat(keys(OSAKA)).isEqualTo(keys(DELEGATION));
        assertThat(keys(PARTNERSHIP.id())).isEqualTo(keys(DELEGATION));
    }

    @Test
    void what_was_known_before_a_link_is_not_told_of_the_linked_record() {
        given("2018-01", planned());
        given("2018-05", linked());

        assertThat(timeline(PARTNERSHIP.id(), knownAt(2))).hasSize(2);
        assertThat(timeline(PARTNERSHIP.id(), knownAt(1))).isEmpty();
    }

    @Test
    void a_link_that_is_retracted_leaves_nothing_behind() {
        given("2018-01", planned());
        given("2018-05", linked());
        given("2018-06", completed());

        given("2019", new EventRetracted(SUBJECT, event(2), Cause.RECORDED_IN_ERROR, "another delegation"));

        assertThat(keys(PARTNERSHIP.id())).isEmpty();
        assertThat(keys(DELEGATION)).containsExactly("action.planned", "action.completed");
    }

    @Test
    void its_timeline_is_the_same_however_its_events_are_delivered() {
        given("2018-01", planned());
        given("2018-02", osakaInvited());
        given("2018-05", linked());
        given("2018-06", completed());
        var before = lines();

        for (var batch : List.of(2, 3, 100)) {
            stage.reset();
            stage.play(batch);

            assertThat(lines()).as("batches of %d", batch).isEqualTo(before);
        }
        stage.deliver(0, stage.story.last());
        assertThat(lines()).as("told again").isEqualTo(before);
    }

    @Test
    void a_leg_stands_in_the_timeline_of_its_city_too() {
        given("2018-01", planned());
        given("2018-04-16", legAdded());

        assertThat(keys(OSAKA)).containsExactly("action.leg-added");
    }

    @Test
    void a_sentence_names_the_action_by_its_title() {
        given("2018-01", planned());
        given("2018-04-14", started());

        var parameters = timeline(DELEGATION).getLast().get("parameters");
        assertThat(parameters.get("action").get("name").stringValue()).isEqualTo("Harbour delegation");
    }

    private static ActionPlanned gardenShow() {
        return new ActionPlanned(
                DELEGATION,
                ActionKind.LARGE_EVENT,
                "International Garden Show",
                List.of(HAMBURG),
                List.of(),
                List.of(),
                on("2027"),
                null,
                false,
                null,
                false);
    }

    private void given(String effective, Object event) {
        stage.story.tell(DELEGATION.value(), by(HAMBURG, effective), event);
        stage.play();
    }

    private static Envelope secret(String day) {
        var told = by(HAMBURG, day);
        return new Envelope(
                told.actor(), null, told.confidence(), Visibility.SEALED, told.effective(), null, null, null);
    }

    private static At asOf(String day) {
        return new At(LocalDate.parse(day), null, null, null);
    }

    private List<ObjectNode> listed(@Nullable String standing, At at) {
        return found(new RegisterFilter(HAMBURG.toString(), null, null, standing, null, null), at);
    }

    private List<ObjectNode> listedOf(CityId city, At at) {
        return found(new RegisterFilter(city.toString(), null, null, null, null, null), at);
    }

    private List<ObjectNode> found(RegisterFilter filter, At at) {
        return stage.registers
                .handle(new FindRecords(Subject.Kind.ACTION, filter, at, null, 50))
                .items();
    }

    private ObjectNode document(At at) {
        return requireNonNull(stage.records.handle(new GetRecord(SUBJECT, at)).document());
    }

    private static At knownAt(long position) {
        return new At(null, null, position, null);
    }

    private List<ObjectNode> timeline(Object subject) {
        return timeline(subject, At.NOW);
    }

    private List<ObjectNode> timeline(Object subject, At at) {
        return stage.timeline
                .handle(new FindTimeline(List.of(subject.toString()), null, null, null, at, null, 50))
                .items();
    }

    private List<@Nullable String> lines() {
        return stage.jdbc
                .sql("""
                        select to_jsonb(e)::text as row from view_1.timeline_entry e
                        union all select to_jsonb(l)::text from view_1.timeline_line l
                        order by row
                        """)
                .query(String.class)
                .list();
    }

    private List<String> keys(Object subject) {
        return timeline(subject).stream()
                .map(entry -> entry.get("key").stringValue())
                .toList();
    }
}
