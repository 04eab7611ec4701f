package city.hansa.query.partnership;

import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.PartnershipId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.partnership.PartnershipEvent.Act;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.view.At;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The scenario by which the register is accepted (DOMAIN §3.4, §7): Dortmund's partnerships on both clocks. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DortmundRegisterTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final CityId DORTMUND = city("Dortmund");

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void eleven_twinnings_and_a_project() {
        register("Dortmund");
        twinned("Amiens", "1960-04-02", "1960-05-14");
        twinned("Leeds", "1969-06-02", "1969-06-02");
        twinned("Rostov-on-Don", "1978-01-23", "1978-01-23");
        twinned("Buffalo", "1978-10", "1978-10");
        twinned("Netanya", "1981-05-14", "1981-11-16");
        twinned("Novi Sad", "1982-10-05", "1982-10-05");
        twinned("Zwickau", "1988-12-05", "1988-12-05");
        twinned("Xi'an", "1992-07-22", "1992-07-22");
        twinned("Trabzon", "2014-06-02", "2014-06-02");
        began("Pittsburgh", PartnershipKind.PROJECT, "2022-09-09", "2025-12-31");
        began("Kumasi", PartnershipKind.PROJECT, "2020-10-07", "2022-10-07");
        became("Kumasi", PartnershipKind.PROJECT, "2024-05-14");
        began("Zhytomyr", PartnershipKind.SOLIDARITY, "2023-02-23", null);
        became("Zhytomyr", PartnershipKind.SOLIDARITY, "2025-07-09");
        stage.story.then("2023-07-01T09:00:00Z");
        tell("Rostov-on-Don", "2022-03-31", dormant());
        stage.play(7);
    }

    @Test
    void at_the_beginning_of_1975_there_were_two_twinnings() {
        assertThat(twinnings(asOf("1975-01-01"))).containsExactly("Amiens", "Leeds");
    }

    @Test
    void in_2022_there_were_nine_of_which_one_rested() {
        var listed = find(TWINNING, asOf("2022-06-01"));

        assertThat(listed).hasSize(9);
        assertThat(listed).filteredOn(item -> item.get("standing").asString().equals("DORMANT"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(partner(item)).isEqualTo("Rostov-on-Don");
                    assertThat(item.get("dormantScope").asString()).isEqualTo("ACTIVITIES");
                });
    }

    @Test
    void today_there_are_eleven() {
        assertThat(twinnings(At.NOW)).hasSize(11).endsWith("Trabzon", "Kumasi", "Zhytomyr");
    }

    @Test
    void the_register_answers_as_it_was_known_then() {
        var day = LocalDate.of(2023, 6, 1);

        assertThat(standing("Rostov-on-Don", new At(day, Instant.parse("2023-06-01T12:00:00Z"), null, null)))
                .isEqualTo("IN_FORCE");
        assertThat(standing("Rostov-on-Don", new At(day, Instant.parse("2023-07-02T12:00:00Z"), null, null)))
                .isEqualTo("DORMANT");
    }

    @Test
    void a_memorandum_expires_on_the_day_after_its_last_without_being_told() {
        assertThat(standing("Pittsburgh", asOf("2025-12-31"))).isEqualTo("IN_FORCE");
        assertThat(standing("Pittsburgh", asOf("2026-01-01"))).isEqualTo("EXPIRED");
        assertThat(find(new RegisterFilter(DORTMUND.toString(), null, "PROJECT", null, null, null), At.NOW)).isEmpty();
        assertThat(find(new RegisterFilter(DORTMUND.toString(), null, "PROJECT", "EXPIRED", null, null), At.NOW))
                .extracting(DortmundRegisterTest::partner)
                .contains("Pittsburgh");
    }

    @Test
    void a_project_that_expired_and_became_a_twinning_is_each_in_its_time() {
        assertThat(standing("Kumasi", asOf("2021-01-01"))).isEqualTo("IN_FORCE");
        assertThat(standing("Kumasi", asOf("2023-01-01"))).isEqualTo("EXPIRED");
        assertThat(document("Kumasi", At.NOW).get("since").toString())
                .isEqualTo("{\"rule\":\"FIRST_SIGNING\",\"edtf\":\"2024-05-14\",\"earliest\":\"2024-05-14\","
                        + "\"latest\":\"2024-05-14\"}");
    }

    @Test
    void an_item_begins_as_every_list_does() {
        var amiens = find(TWINNING, At.NOW).getFirst();

        assertThat(amiens.toString())
                .startsWith("{\"id\":\"" + id("Amiens") + "\",\"kind\":\"TWINNING\",\"standing\":\"IN_FORCE\","
                        + "\"certainty\":\"CERTAIN\",\"parties\":[{\"city\":\"" + DORTMUND
                        + "\",\"name\":\"Dortmund\"},{\"city\":\"" + city("Amiens")
                        + "\",\"name\":\"Amiens\"}],\"themes\":[],\"topics\":[],\"since\":{\"rule\":\"FIRST_SIGNING\","
                        + "\"edtf\":\"1960-04-02\"");
    }

    @Test
    void a_partnership_is_found_by_the_name_of_a_party_and_one_within_a_country_is_flagged() {
        var zwickau = find(new RegisterFilter(null, null, null, null, null, "zwick"), At.NOW);

        assertThat(zwickau).extracting(DortmundRegisterTest::partner).containsExactly("Zwickau");
        assertThat(zwickau.getFirst().get("domestic").asBoolean()).isTrue();
    }

    @Test
    void a_vague_month_makes_a_day_in_it_possible() {
        var buffalo = find(TWINNING, asOf("1978-10-15")).stream()
                .filter(item -> partner(item).equals("Buffalo"))
                .toList();

        assertThat(buffalo).singleElement().extracting(item -> item.get("certainty").asString()).isEqualTo("POSSIBLE");
    }

    @Test
    void a_document_tells_since_when_by_every_rule() {
        tell("Buffalo", "1974-10-08", resolved("Buffalo", city("Buffalo")));
        tell("Buffalo", "1977-07-04", resolved("Buffalo", DORTMUND));
        tell("Buffalo", "2015", new SinceClaimed(id("Buffalo"), "40 years in 2015", city("Buffalo"), on("1975")));
        stage.play();

        var counted = document("Buffalo", At.NOW).get("sinceByRule");
        assertThat(StreamSupport.stream(counted.spliterator(), false)
                        .map(one -> one.get("rule").asString() + " " + one.get("edtf").asString()))
                .containsExactly(
                        "FIRST_RESOLUTION 1974-10-08",
                        "LAST_RESOLUTION 1977-07-04",
                        "FIRST_SIGNING 1978-10",
                        "LAST_SIGNING 1978-10",
                        "PARTY_CLAIM 1975",
                        "ENTRY_INTO_FORCE 1978-10");
        assertThat(document("Buffalo", At.NOW).get("claims").get(0).get("name").asString()).isEqualTo("Buffalo");
    }

    @Test
    void a_correction_moves_a_milestone_and_the_record_of_the_past_stays() {
        var signing = document("Leeds", At.NOW).get("milestones").get(1);
        assertThat(signing.get("what").asString()).isEqualTo("partnership.agreement-signed");
        var before = stage.story.last();
        tell(
                "Leeds",
                "2026",
                new FactCorrected(
                        subject("Leeds"),
                        UUID.fromString(signing.get("eventId").asString()),
                        "effective",
                        "1969-06-02",
                        "1969-06-03",
                        "typed"));
        stage.play();

        assertThat(since("Leeds", At.NOW)).isEqualTo("1969-06-03");
        assertThat(since("Leeds", new At(LocalDate.of(2022, 1, 1), null, before, null))).isEqualTo("1969-06-02");
    }

    @Test
    void every_fact_stands_in_the_timelines_of_both_parties() {
        var rostov = stage.timeline.handle(new FindTimeline(
                List.of(city("Rostov-on-Don").toString()), null, null, null, At.NOW, null, 50));

        assertThat(rostov.items())
                .extracting(item -> item.get("key").asString())
                .containsSubsequence(
                        "partnership.proposed",
                        "partnership.agreement-signed",
                        "partnership.entered-into-force",
                        "partnership.put-dormant");
        assertThat(rostov.items().getLast().get("parameters").get("parties").get(1).get("name").asString())
                .isEqualTo("Rostov-on-Don");
    }

    @Test
    void a_replay_equals_the_first_run_row_for_row() {
        var before = everything();

        stage.reset();
        stage.play(100);

        assertThat(everything()).isEqualTo(before);
    }

    private static final RegisterFilter TWINNING =
            new RegisterFilter(city("Dortmund").toString(), null, "TWINNING", null, null, null);

    private void register(String name) {
        var city = city(name);
        stage.story.tell(city.value(), by(city, "2022"), new CityRegistered(city, name, "DE", null, List.of()));
    }

    private void twinned(String partner, String signed, String inForce) {
        propose(partner, PartnershipKind.TWINNING, signed, null);
        sign(partner, signed);
        enter(partner, inForce);
    }

    private void began(String partner, PartnershipKind kind, String signed, @Nullable String until) {
        propose(partner, kind, signed, until);
        sign(partner, signed);
        enter(partner, signed);
    }

    private void propose(String partner, PartnershipKind kind, String day, @Nullable String until) {
        register(partner);
        tell(partner, day, new PartnershipProposed(
                id(partner),
                kind,
                List.of(DORTMUND, city(partner)),
                List.of(),
                List.of(),
                null,
                until == null ? null : on(until)));
    }

    private void sign(String partner, String day) {
        tell(partner, day, new AgreementSigned(
                id(partner), Act.SIGNING, List.of(DORTMUND, city(partner)), null, null, null, null));
    }

    private void enter(String partner, String day) {
        tell(partner, day, new PartnershipEnteredIntoForce(id(partner), EntryRule.ACCEPTED, on(day), "on record"));
    }

    private void became(String partner, PartnershipKind from, String day) {
        tell(partner, day, new PartnershipKindChanged(
                id(partner), from, PartnershipKind.TWINNING, List.of(), List.of(), null, null, "on record"));
    }

    private static CouncilResolutionRecorded resolved(String partner, CityId city) {
        return new CouncilResolutionRecorded(id(partner), city, Decision.APPROVED, null, null);
    }

    private static PartnershipPutDormant dormant() {
        return new PartnershipPutDormant(
                id("Rostov-on-Don"), Scope.ACTIVITIES, "direct communication", null, "council resolution");
    }

    private void tell(String partner, String effective, Object event) {
        stage.story.tell(id(partner).value(), by(DORTMUND, effective), event);
    }

    private static CityId city(String name) {
        return new CityId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    private static PartnershipId id(String partner) {
        return new PartnershipId(UUID.nameUUIDFromBytes(("Dortmund and " + partner).getBytes(UTF_8)));
    }

    private static Subject subject(String partner) {
        return new Subject(Subject.Kind.PARTNERSHIP, id(partner).value());
    }

    private static At asOf(String day) {
        return new At(LocalDate.parse(day), null, null, null);
    }

    private List<ObjectNode> find(RegisterFilter filter, At at) {
        return stage.registers
                .handle(new FindRecords(Subject.Kind.PARTNERSHIP, filter, at, null, 50))
                .items();
    }

    private List<String> twinnings(At at) {
        return find(TWINNING, at).stream().map(DortmundRegisterTest::partner).toList();
    }

    private static String partner(ObjectNode item) {
        return item.get("parties").get(1).get("name").asString();
    }

    private ObjectNode document(String partner, At at) {
        return requireNonNull(
                stage.records.handle(new GetRecord(subject(partner), at)).document());
    }

    private String standing(String partner, At at) {
        return document(partner, at).get("standing").asString();
    }

    private String since(String partner, At at) {
        return document(partner, at).get("since").get("edtf").asString();
    }

    private List<@Nullable String> everything() {
        return stage.jdbc
                .sql(
                        """
                        select to_jsonb(r)::text as row from view_1.partnership_register r
                        union all select to_jsonb(d)::text from view_1.partnership_record d
                        union all select to_jsonb(e)::text from view_1.timeline_entry e
                        order by row
                        """)
                .query(String.class)
                .list();
    }
}
