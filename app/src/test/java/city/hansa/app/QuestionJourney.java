package city.hansa.app;

import static city.hansa.app.Given.cityBody;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What may be asked, how, and what each answer says of itself. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuestionJourney {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final String TIMELINE = "/api/timeline?subject=geonames:2935517";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String dortmund = "";
    private static String amiens = "";

    /** Of the last thing that was written. */
    private static long head;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, NOON, "hansa.story=none");
        dortmund = id(created(hansa.ask().post("/api/cities", cityBody("Dortmund", """
                {"scheme":"GEONAMES","value":"2935517"}"""))));
        amiens = id(created(hansa.ask().post("/api/cities", cityBody("Amiens", ""))));
        figure(amiens, "1985", 130_000);
        head = position(figure(dortmund, "1970-04~", 640_000));
        // Every view that is asked has come so far.
        Given.awaited(hansa.ask(), "/api/cities?minPosition=" + head);
        Given.awaited(hansa.ask(), TIMELINE + "&minPosition=" + head);
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class About_a_list {

        @Test
        void is_told_where_it_stands_on_both_clocks() {
            var answer = ask("/api/cities?q=Dortmund");

            var item = answer.json().get("items").get(0);
            assertThat(item.get("name").stringValue()).isEqualTo("Dortmund");
            assertThat(answer.response().body()).isEqualTo("""
                    {"items":[%s],"next":null,"asOf":"2026-11-23","knownAt":"2026-11-23T12:00:00Z","position":%d}"""
                    .formatted(item, head));
        }

        @Test
        void is_another_with_every_parameter() {
            var tag = ask("/api/cities?limit=9").header("ETag");

            assertThat(ask("/api/cities?limit=9", "If-None-Match", tag).status()).isEqualTo(304);
            assertThat(ask("/api/cities?limit=8", "If-None-Match", tag).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "colour=red, colour", "limit=0, limit", "limit=201, limit", "limit=x, limit", "limit=1&limit=2, limit",
            "asOf=1978, asOf", "asOf=2020-02-30, asOf", "knownAt=yesterday, knownAt", "minPosition=-1, minPosition",
            "theme=LOVE, theme", "city=nobody:1, city", "network=x, network", "q=, q", "q=%00, q", "cursor=forged, ''"
        })
        void without_its_form_is_refused(String query, String field) {
            var answer = ask("/api/cities?" + query);

            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        }
    }

    @Nested
    class About_a_record {

        @Test
        void is_told_the_tag_that_if_match_takes_and_where_it_stands_on_both_clocks() {
            var answer = ask("/api/cities/" + dortmund);

            assertThat(answer.header("ETag")).matches("\"1-[0-9a-f]{32}\"");
            assertThat(answer.json().get("name").stringValue()).isEqualTo("Dortmund");
            assertThat(answer.response().body()).endsWith("""
                    ,"sequence":1,"asOf":"2026-11-23","knownAt":"2026-11-23T12:00:00Z","position":%d}"""
                    .formatted(head));
        }

        @Test
        void of_the_past_is_told_a_tag_that_if_match_does_not_take() {
            var path = "/api/cities/" + dortmund;

            assertThat(ask(path + "?asOf=1992-06-01").header("ETag")).matches("W/\"[0-9a-f]{32}\"");
            assertThat(ask(path + "?knownAt=" + head).header("ETag")).matches("W/\"[0-9a-f]{32}\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "/api/towns", "/api/cities/7", "/api/cities/0199d5c0-0000-7000-8000-000000000001",
            "/api/cities/0199d5c0-0000-7000-8000-000000000001/history", "/nowhere"
        })
        void that_is_not_there_is_not_found(String path) {
            refused(ask(path), 404, "NOT_FOUND");
        }
    }

    @Nested
    class About_a_timeline {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                de             | de | etwa April 1970  | Dortmund nennt eine Zahl – Einwohnerzahl: über 640.000.
                de-AT,en;q=0.5 | de | etwa April 1970  | Dortmund nennt eine Zahl – Einwohnerzahl: über 640.000.
                fr,en;q=0.5    | en | about April 1970 | Dortmund reports over 640,000 inhabitants.
                fr             | en | about April 1970 | Dortmund reports over 640,000 inhabitants.
                ;;;            | en | about April 1970 | Dortmund reports over 640,000 inhabitants.
                """)
        void is_answered_in_the_readers_language(String wanted, String language, String when, String sentence) {
            var answer = ask(TIMELINE, "Accept-Language", wanted);

            assertThat(answer.header("Content-Language")).isEqualTo(language);
            assertThat(answer.response().headers().allValues("Vary"))
                    .anyMatch(names -> names.toLowerCase(Locale.ROOT).contains("accept-language"));
            assertThat(items(answer)).anySatisfy(entry -> {
                assertThat(entry.get("effective").stringValue()).isEqualTo("1970-04~");
                assertThat(entry.get("when").stringValue()).isEqualTo(when);
                assertThat(entry.get("sentence").stringValue()).isEqualTo(sentence);
            });
        }

        @Test
        void has_a_tag_in_each_language() {
            var german = ask(TIMELINE, "Accept-Language", "de").header("ETag");

            assertThat(ask(TIMELINE, "Accept-Language", "de", "If-None-Match", german).status()).isEqualTo(304);
            assertThat(ask(TIMELINE, "If-None-Match", german).status()).isEqualTo(200);
        }

        @Test
        void may_be_about_several_records_and_some_years() {
            var both = TIMELINE + "&subject=" + amiens;

            assertThat(figures(both)).containsExactly("1970-04~", "1985");
            assertThat(figures(TIMELINE)).containsExactly("1970-04~");
            assertThat(figures(both + "&from=1980-01-01&to=1989-12-31")).containsExactly("1985");
            assertThat(figures(both + "&to=1979-12-31")).containsExactly("1970-04~");
            assertThat(items(ask(both + "&limit=1"))).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?subject=x"})
        void names_a_record(String subject) {
            var answer = ask("/api/timeline" + subject);

            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().get("field").stringValue()).isEqualTo("subject");
        }

        private static List<String> figures(String timeline) {
            return items(ask(timeline)).stream()
                    .filter(entry -> entry.get("key").stringValue().equals("city.figure-reported"))
                    .map(entry -> entry.get("effective").stringValue())
                    .toList();
        }
    }

    private static Answer figure(String city, String effective, int inhabitants) {
        return done(hansa.ask().post("/api/cities/" + city + "/report-city-figure", """
                {"figure":{"kind":"POPULATION","value":%d,"qualifier":"OVER"},"by":{"city":"%s"},"effective":"%s"}"""
                .formatted(inhabitants, city, effective)));
    }

    private static Answer ask(String question, String... headers) {
        return hansa.ask().answer("GET", question, null, headers);
    }

    private static List<JsonNode> items(Answer page) {
        return page.json().get("items").valueStream().toList();
    }
}
