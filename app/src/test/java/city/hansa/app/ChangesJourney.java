package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What came to be known, by whom, why and whence; and that nothing of what was known before is told otherwise. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangesJourney {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    private String city = "";
    private String other = "";
    private String partnership = "";
    private String signing = "";
    private long before;

    /** Every question that says what was known, as it was answered before; at the position that stands in it. */
    private final Map<String, String> answered = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, NOON, "hansa.story=none");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @BeforeEach
    void a_friendship_was_signed_and_everything_is_asked() {
        city = Given.city(hansa.ask(), "Trier");
        other = Given.city(hansa.ask(), "Metz");
        var signed = Given.friendship(hansa.ask(), city, other);
        partnership = id(signed);
        before = position(signed);
        signing = Given.history(hansa.ask(), "partnerships/" + partnership, before).stream()
                .filter(event -> event.get("what").stringValue().equals("partnership.agreement-signed"))
                .map(event -> event.get("eventId").stringValue())
                .findFirst()
                .orElseThrow();
        answered.clear();
        for (var question : questions(before)) {
            answered.put(question, body(question));
        }
    }

    @Test
    void a_correction_changes_what_is_shown_from_then_on() {
        var corrected = say("correct-fact", """
                "target":"%s","field":"effective","to":"2020-06","reason":"the minutes give the month",
                "source":{"kind":"RESOLUTION","title":"minutes"}""".formatted(signing));

        var changes = changes(corrected);
        var change = changes.get("events").get(0);
        assertThat(change.get("change").stringValue()).isEqualTo("CORRECTED");
        assertThat(change.get("past").stringValue()).isEqualTo("CERTAIN");
        assertThat(change.get("reason").stringValue()).isEqualTo("the minutes give the month");
        assertThat(change.get("source").get("title").stringValue()).isEqualTo("minutes");
        assertThat(change.get("actor").toString()).isEqualTo("""
                {"role":"OFFICER","city":"%s","name":"Trier"}""".formatted(city));
        assertThat(change.get("concerns").get("eventId").stringValue()).isEqualTo(signing);
        assertThat(change.get("concerns").get("from").stringValue()).isEqualTo("2020-05-09");
        assertThat(change.get("concerns").get("to").stringValue()).isEqualTo("2020-06");
        assertThat(difference(changes, "/effective")).isEqualTo("""
                "2020-05-09" to "2020-06\"""");
        assertThat(body("/api/partnerships/" + partnership + "/provenance?knownAt=" + position(corrected)))
                .contains("prov:Revision");
        assertNothingElseWasKnown();
    }

    @Test
    void a_retraction_changes_what_is_shown_from_then_on() {
        var dormant = say("put-dormant", """
                "scope":"ALL","resolution":"council\"""");
        var mistake = Given.history(hansa.ask(), "partnerships/" + partnership, position(dormant)).getLast();
        for (var question : questions(position(dormant))) {
            answered.put(question, body(question));
        }
        var retracted = say("retract-event", """
                "target":"%s","cause":"DUPLICATE","reason":"another was meant\""""
                .formatted(mistake.get("eventId").stringValue()));

        var changes = changes(retracted, position(dormant));
        assertThat(changes.get("events").get(0).get("change").stringValue()).isEqualTo("RETRACTED");
        assertThat(changes.get("events").get(0).get("concerns").get("what").stringValue())
                .isEqualTo("partnership.put-dormant");
        assertThat(changes.get("differences").valueStream().map(one -> one.get("path").stringValue()))
                .contains("/milestones/3", "/periods/2");
        // Between the two, nothing was changed in the end.
        assertThat(changes(retracted).get("differences")).isEmpty();
        assertThat(changes(retracted).get("events")).hasSize(2);
        assertThat(hansa.ask().get("/api/partnerships/" + partnership + "/provenance").get("wasInvalidatedBy"))
                .hasSize(1);
        assertNothingElseWasKnown();
    }

    @Test
    void a_dispute_changes_nothing_that_is_shown_until_it_is_settled_for_the_claim() {
        var disputed = say("dispute-fact", """
                "target":"%s","field":"effective","claim":"2019","reason":"the register of 2020\""""
                .formatted(signing));

        assertThat(changes(disputed).get("events").get(0).get("change").stringValue()).isEqualTo("DISPUTED");
        assertThat(changes(disputed).get("differences")).isEmpty();
        assertThat(body("/api/partnerships/" + partnership + "?knownAt=" + position(disputed)))
                .contains("fact.disputed");
        assertThat(disputes(disputed)).hasSize(1);
        var dispute = changes(disputed).get("events").get(0).get("eventId").stringValue();
        assertNothingElseWasKnown();

        for (var question : questions(position(disputed))) {
            answered.put(question, body(question));
        }
        var settled = say("settle-dispute", """
                "dispute":"%s","preferred":"CLAIM","reason":"the charter was found\"""".formatted(dispute));

        var changes = changes(settled, position(disputed));
        assertThat(changes.get("events").get(0).get("change").stringValue()).isEqualTo("SETTLED");
        assertThat(changes.get("events").get(0).get("concerns").get("claim").stringValue()).isEqualTo("2019");
        assertThat(changes.get("events").get(0).get("concerns").get("eventId").stringValue()).isEqualTo(signing);
        assertThat(difference(changes, "/effective")).isEqualTo("""
                "2020-05-09" to "2019\"""");
        assertThat(disputes(settled)).isEmpty();
        assertNothingElseWasKnown();
    }

    @Test
    void what_was_recorded_late_says_how_late_everywhere() {
        var dormant = say("put-dormant", """
                "scope":"ALL","resolution":"council\"""", "2022-03-31");
        var change = changes(dormant).get("events").get(0);
        var days = ChronoUnit.DAYS.between(
                LocalDate.of(2022, 3, 31),
                LocalDate.ofInstant(Instant.parse(change.get("recordedAt").stringValue()), ZoneOffset.UTC));
        var lag = """
                {"least":%d,"most":%1$d}""".formatted(days);

        assertThat(change.get("lag").toString()).isEqualTo(lag);
        assertThat(change.get("past").stringValue()).isEqualTo("CERTAIN");
        var timeline = Given.awaited(
                hansa.ask(), "/api/timeline?subject=" + partnership + "&knownAt=" + position(dormant));
        assertThat(List.of(
                        page("city=" + city + "&from=" + before + "&to=" + position(dormant)).getLast(),
                        Given.history(hansa.ask(), "partnerships/" + partnership, position(dormant)).getLast(),
                        timeline.get("items").valueStream().toList().getLast()))
                .allSatisfy(told -> assertThat(told.get("lag").toString()).isEqualTo(lag));
    }

    @Test
    void what_was_changed_is_listed_once_by_position_a_page_at_a_time() {
        var network = id(created(hansa.ask().post("/api/networks", """
                {"name":"Quattropole","kind":"ASSOCIATION","effective":"2000"}""")));
        var joined = created(hansa.ask().post("/api/memberships", """
                {"city":"%s","network":"%s","by":{"city":"%1$s"},"effective":"2024-01-01"}"""
                .formatted(city, network)));
        var to = position(joined);

        var all = page("to=" + to + "&from=" + (before - 4));
        assertThat(all).extracting(item -> item.get("position").longValue())
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(to);
        assertThat(page("network=" + network + "&to=" + to))
                .extracting(item -> item.get("what").stringValue())
                .startsWith("network.founded")
                .contains("membership.applied");
        assertThat(page("network=" + network + "&city=" + city + "&to=" + to))
                .allMatch(item -> item.get("kind").stringValue().equals("MEMBERSHIP"))
                .isNotEmpty();
        assertThat(page("city=" + city + "&kind=PARTNERSHIP&to=" + to))
                .allMatch(item -> item.get("id").stringValue().equals(partnership))
                .hasSize(3);
        assertThat(pages("city=" + city + "&to=" + to)).isEqualTo(page("city=" + city + "&to=" + to));
        assertThat(page("city=" + city + "&from=" + to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/changes?from=yesterday, from", "/api/changes?to=1978-10, to", "/api/changes?kind=TWINNING, kind",
        "/api/changes?network=x, network", "/api/changes?city=nobody:1, city", "/api/changes?knownAt=1, knownAt",
        "/api/changes?limit=0, limit", "/api/changes?cursor=forged, ''", "/api/changes?from=3&to=2, ''",
        "/api/changes?from=2030-01-01T00:00:00Z&to=2, ''", "/api/changes?to=99999999999, ''",
        "/api/changes?from=1&from=2, from", "{one}/changes?asOf=2020-01-01, asOf", "{one}/changes?from=x, from",
        "{one}/changes?from=3&to=2, ''", "{one}/changes?city=x, city", "{one}/provenance?asOf=2020-01-01, asOf",
        "{one}/provenance?knownAt=x, knownAt", "{one}/history?from=1, from",
        "/api/discrepancies?kind=TWINNING, kind", "/api/discrepancies?from=1, from",
        "/api/discrepancies?network=x, network", "/api/discrepancies?cursor=forged, ''",
        "/api/discrepancies?asOf=x, asOf", "/api/discrepancies?limit=201, limit",
        "/api/discrepancies?city=nobody:1, city", "/api/discrepancies?knownAt=99999999999, ''"
    })
    void a_question_without_its_form_is_refused(String question, String field) {
        var answer = hansa.ask().answer("GET", question.replace("{one}", "/api/partnerships/" + partnership), null);

        refused(answer, 400, "MALFORMED");
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"changes", "provenance"})
    void what_is_not_there_has_neither_changes_nor_a_provenance(String what) {
        for (var record : List.of("cities/" + partnership, "partnerships/none", "towns/" + partnership)) {
            assertThat(hansa.ask().answer("GET", "/api/" + record + "/" + what, null).status()).isEqualTo(404);
        }
    }

    private JsonNode disputes(Answer last) {
        var open = "/api/discrepancies?kind=OPEN_DISPUTE&city=" + city + "&knownAt=" + position(last);
        return Given.awaited(hansa.ask(), open).get("items");
    }

    private List<String> questions(long known) {
        var one = "/api/partnerships/" + partnership;
        return List.of(
                one + "?knownAt=" + known,
                one + "/history?knownAt=" + known,
                one + "/changes?to=" + known,
                one + "/provenance?knownAt=" + known,
                "/api/changes?city=" + city + "&to=" + known,
                "/api/discrepancies?city=" + city + "&knownAt=" + known,
                "/api/timeline?subject=" + partnership + "&knownAt=" + known,
                "/api/partnerships?standing=ANY&city=" + city + "&knownAt=" + known);
    }

    private void assertNothingElseWasKnown() {
        answered.forEach((question, answer) -> assertThat(body(question)).as(question).isEqualTo(answer));
    }

    private static String body(String question) {
        Given.awaited(hansa.ask(), question);
        return hansa.ask().answer("GET", question, null).response().body();
    }

    private Answer say(String command, String said) {
        return say(command, said, "2024-01-15");
    }

    private Answer say(String command, String said, String effective) {
        return done(hansa.ask().post("/api/partnerships/" + partnership + "/" + command, """
                {%s,"by":{"city":"%s"},"effective":"%s"}""".formatted(said, city, effective)));
    }

    private JsonNode changes(Answer last) {
        return changes(last, before);
    }

    private JsonNode changes(Answer last, long from) {
        var between = "?from=" + from + "&to=" + position(last);
        return Given.awaited(hansa.ask(), "/api/partnerships/" + partnership + "/changes" + between);
    }

    /** Of the signing, as {@code before to after}. */
    private String difference(JsonNode changes, String field) {
        return changes.get("differences").valueStream()
                .filter(one -> one.path("entry").path("eventId").asString("").equals(signing))
                .filter(one -> one.get("path").stringValue().endsWith(field))
                .map(one -> one.get("before") + " to " + one.get("after"))
                .findFirst()
                .orElse("none in " + changes.get("differences"));
    }

    private static List<JsonNode> page(String asked) {
        return Given.awaited(hansa.ask(), "/api/changes?limit=200&" + asked).get("items").valueStream().toList();
    }

    private static List<JsonNode> pages(String asked) {
        var items = new ArrayList<JsonNode>();
        @Nullable String cursor = null;
        do {
            var page = Given.awaited(
                    hansa.ask(), "/api/changes?limit=2&" + asked + (cursor == null ? "" : "&cursor=" + cursor));
            items.addAll(page.get("items").valueStream().toList());
            cursor = page.get("next").isNull() ? null : page.get("next").stringValue();
        } while (cursor != null);
        return items;
    }
}
