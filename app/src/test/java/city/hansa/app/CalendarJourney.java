package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import city.hansa.app.RunningHansa.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secretariat subscribes to what is due and what comes up; a library that did not write the calendar reads it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CalendarJourney {

    private static final String DORTMUND = "city=unlocode:DEDTM";
    private static final String NOW = "&asOf=2026-11-23";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void tellTheStory() {
        hansa = RunningHansa.start(data);
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class What_is_due {

        @Test
        void stands_on_its_day_with_the_record_and_the_event_that_set_it() {
            var question = "?within=P90D&kind=TERM&asOf=2022-09-01&" + DORTMUND;
            var item = hansa.ask().get("/api/due" + question).at("/items/0");

            var term = one(calendar("/api/due.ics" + question));

            var record = item.at("/record/id").stringValue();
            assertThat(days(term)).isEqualTo("2022-10-07 to 2022-10-08");
            assertThat(term.getUid().getValue()).isEqualTo("due-" + record + "-TERM");
            assertThat(term.getSequence().getValue()).isEqualTo(item.at("/changed/sequence").intValue());
            assertThat(term.getDateTimeStamp().getValue().toInstant())
                    .isEqualTo(Instant.parse(item.at("/changed/recordedAt").stringValue())
                            .truncatedTo(ChronoUnit.SECONDS));
            assertThat(summary(term)).startsWith("Due: ").endsWith(" – Dortmund and Kumasi");
            assertThat(term.getDescription().getValue())
                    .contains("Whose turn it is: Dortmund and Kumasi.", "renewed", "(2022-10-07)");
            assertThat(term.getStatus().isConfirmed()).isTrue();
            assertThat(term.getUrl().getValue()).endsWith("/api/partnerships/" + record);
        }

        @Test
        void of_a_year_stands_on_its_first_day_and_says_that_the_day_is_not_known() {
            var ahead = calendar("/api/due.ics?kind=ACTION" + NOW).getEvents();

            assertThat(ahead).extracting(one -> summary(one))
                    .anyMatch(one -> one.startsWith("Due during 2027, day not known: International Garden Show 2027"))
                    .anyMatch(one -> one.startsWith("Due during 2022, day not known: Italy–Germany action plan"));
            assertThat(ahead).filteredOn(one -> summary(one).contains("2027")).singleElement().satisfies(show -> {
                assertThat(days(show)).isEqualTo("2027-01-01 to 2027-01-02");
                assertThat(show.getStatus().isTentative()).isTrue();
                assertThat(show.getDescription().getValue()).contains("When: 2027 (2027). The day is not known");
            });
        }

        @Test
        void without_a_day_is_left_out_and_counted() {
            var accounts = ask("/api/due.ics?kind=ACCOUNT&state=SUBMITTED" + NOW);

            assertThat(read(accounts).getEvents()).isEmpty();
            assertThat(read(accounts).getDescriptions().getFirst().getValue())
                    .contains("calendar days", "One item has no first day and is left out.");
        }

        @Test
        void is_told_in_german() {
            var ahead = calendar("/api/due.ics?kind=ACTION" + NOW, "Accept-Language", "de").getEvents();

            assertThat(ahead).extracting(one -> summary(one))
                    .anyMatch(one -> one.startsWith("Fällig im Jahr 2027, Tag unbekannt: International Garden Show"));
        }
    }

    @Nested
    class Anniversaries {

        @Test
        void stand_by_each_side_s_own_count() {
            var comingUp = calendar("/api/anniversaries.ics?within=P24M&kind=PARTNERSHIP&" + DORTMUND + NOW);

            assertThat(comingUp.getEvents()).hasSize(10);
            assertThat(comingUp.getEvents()).extracting(one -> days(one) + " " + summary(one)).contains(
                    "2027-07-22 to 2027-07-23 35 years of twinning: Dortmund and Xi'an",
                    "2027-01-01 to 2027-01-02 during 2027, day not known: 50 years of twinning: Dortmund and"
                            + " Rostov-on-Don");
            assertThat(uids(comingUp)).doesNotHaveDuplicates();
        }

        @Test
        void of_networks_memberships_and_offices_are_told_too() {
            var all = calendar("/api/anniversaries.ics?within=P30Y&every=1" + NOW, "Accept-Language", "de");

            assertThat(all.getEvents()).hasSize(200);
            assertThat(all.getEvents()).extracting(one -> summary(one)).anyMatch(one -> one.contains("Mitgliedschaft"));
            assertThat(uids(all)).doesNotHaveDuplicates();
        }
    }

    @Nested
    class A_timeline {

        @Test
        void comes_in_pages_that_hold_every_entry_once() {
            var question = "/api/timeline%s?subject=unlocode:DEDTM&to=1990-12-31&limit=%d";
            var told = hansa.ask().get(question.formatted("", 200)).get("items").valueStream()
                    .filter(item -> !item.get("earliest").stringValue().equals("0001-01-01"))
                    .map(item -> "event-" + item.get("id").stringValue() + "-" + item.get("eventId").stringValue())
                    .toList();
            var seen = new ArrayList<String>();
            for (var next = question.formatted(".ics", 3); !next.isEmpty(); ) {
                var answer = ask(next);
                seen.addAll(uids(read(answer)));
                next = answer.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
            }

            assertThat(seen).hasSizeGreaterThan(3).containsExactlyElementsOf(told);
        }

        @Test
        void moves_an_entry_that_is_corrected_and_keeps_what_was_known_before() {
            var written = signed("2020-05");
            var timeline = "/api/timeline.ics?subject=" + id(written) + "&minPosition=";
            var vague = signing(timeline + position(written));
            assertThat(days(vague)).isEqualTo("2020-05-01 to 2020-05-02");
            assertThat(summary(vague)).startsWith("May 2020, day not known: ");

            var event = hansa.ask().get("/api/timeline?subject=" + id(written)).get("items").valueStream()
                    .filter(item -> item.get("key").stringValue().equals("partnership.agreement-signed"))
                    .findFirst().orElseThrow().get("eventId").stringValue();
            var corrected = done(hansa.ask().post("/api/partnerships/" + id(written) + "/correct-fact", """
                    {"target":"%s","field":"effective","to":"2020-05-09","reason":"the charter gives the day",
                     "by":{"city":"unlocode:DEDTM"},"effective":"2024-01-15"}""".formatted(event)));
            var exact = signing(timeline + position(corrected));

            assertThat(exact.getUid().getValue()).isEqualTo(vague.getUid().getValue());
            assertThat(exact.getSequence().getValue()).isGreaterThan(vague.getSequence().getValue());
            assertThat(days(exact)).isEqualTo("2020-05-09 to 2020-05-10");
            assertThat(summary(exact)).doesNotContain("not known");
            var then = signing(timeline + position(corrected) + "&knownAt=" + position(written));
            assertThat(days(then)).isEqualTo(days(vague));
            assertThat(then.getSequence().getValue()).isEqualTo(vague.getSequence().getValue());
        }

        @Test
        void has_nothing_of_a_time_before_anything_happened_and_is_a_calendar_all_the_same() {
            var none = calendar("/api/timeline.ics?subject=unlocode:DEDTM&to=0900-01-01");

            assertThat(none.getEvents()).isEmpty();
        }
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        var question = "/api/due.ics?asOf=2022-09-01";
        var tag = ask(question).header("ETag");

        assertThat(ask(question).header("Cache-Control")).isEqualTo("no-cache");
        assertThat(ask(question).header("Hansa-As-Of")).isEqualTo("2022-09-01");
        assertThat(hansa.ask().answer("GET", question, null, "If-None-Match", tag).status()).isEqualTo(304);
        var german = hansa.ask().answer("GET", question, null, "If-None-Match", tag, "Accept-Language", "de");
        assertThat(german.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "due%s?within=90", "due%s?kind=TWINNING", "due%s?q=x", "due%s?cursor=forged", "due%s?limit=201",
        "anniversaries%s?every=0", "anniversaries%s?state=OPEN", "timeline%s", "timeline%s?subject=x",
        "timeline%s?subject=unlocode:DEDTM&from=1990", "timeline%s?subject=unlocode:DEDTM&knownAt=9999999"
    })
    void a_question_without_its_form_is_refused_as_that_for_the_list_is(String question) {
        var asList = hansa.ask().answer("GET", "/api/" + question.formatted(""), null);
        var asCalendar = hansa.ask().answer(
                "GET", "/api/" + question.formatted(".ics"), null, "Accept", "text/calendar");

        refused(asCalendar, 400, "MALFORMED");
        assertThat(problem(asCalendar)).isEqualTo(problem(asList));
    }

    @Test
    void the_address_says_that_it_is_a_calendar_whatever_else_would_be_liked() {
        var answer = hansa.ask().answer("GET", "/api/due.ics", null, "Accept", "text/html, application/json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(read(answer)).isNotNull();
    }

    private static String problem(Answer answer) {
        return answer.json().get("detail").stringValue() + answer.json().path("field");
    }

    private static Answer signed(String day) {
        var other = Given.city(hansa.ask(), "Lünen");
        var proposed = created(hansa.ask().post("/api/partnerships", """
                {"kind":"FRIENDSHIP","parties":["unlocode:DEDTM","%s"],"themes":["SPORTS"],"topics":[],
                 "by":{"city":"unlocode:DEDTM"},"effective":"2020-01-01"}""".formatted(other)));
        return done(hansa.ask().post("/api/partnerships/" + id(proposed) + "/sign-agreement", """
                {"act":"SIGNING","signatories":["unlocode:DEDTM","%s"],"by":{"city":"unlocode:DEDTM"},
                 "effective":"%s"}""".formatted(other, day)));
    }

    private static VEvent signing(String timeline) {
        return calendar(timeline).getEvents().stream()
                .filter(one -> summary(one).contains("signed"))
                .findFirst()
                .orElseThrow();
    }

    private static VEvent one(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    private static String summary(VEvent event) {
        return event.getSummary().getValue();
    }

    /** The first day, and the first that is free again; neither has a time of day. */
    private static String days(VEvent event) {
        return day(event.getDateStart().getValue()) + " to " + day(event.getDateEnd().getValue());
    }

    private static String day(ICalDate date) {
        assertThat(date.hasTime()).isFalse();
        var day = Objects.requireNonNull(date.getRawComponents());
        return "%04d-%02d-%02d".formatted(day.getYear(), day.getMonth(), day.getDate());
    }

    private static List<String> uids(ICalendar calendar) {
        return calendar.getEvents().stream().map(event -> event.getUid().getValue()).toList();
    }

    private static ICalendar calendar(String question, String... headers) {
        var answer = hansa.ask().answer("GET", question, null, headers);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return read(answer);
    }

    /** Valid to the other library, and to what it passes over: the length and the ends of lines. */
    private static ICalendar read(Answer answer) {
        var text = answer.response().body();
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        var calendar = Biweekly.parse(text).first();
        if (calendar.getEvents().isEmpty()) {
            // This library does not count the time zone, which is a component, too (RFC 5545, section 3.6).
            assertThat(text).contains("BEGIN:VTIMEZONE");
            calendar.addExperimentalComponent("X-NONE");
        }
        assertThat(calendar.validate(ICalVersion.V2_0)).as(text).isEmpty();
        return calendar;
    }

    private static Answer ask(String question) {
        var answer = hansa.ask().answer("GET", question, null);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }
}
