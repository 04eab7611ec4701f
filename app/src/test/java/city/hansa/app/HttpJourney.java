package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.friendship;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a client may rely on: addresses, headers, tags and refusals. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpJourney {

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void start() {
        // A fault that a test provokes is not one to read about.
        hansa = RunningHansa.start(data, "hansa.story=none", "logging.level.city.hansa.web.problem=off");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class A_command {

        @Test
        void to_a_record_that_is_not_there_is_not_found() {
            refused(rename(UUID.randomUUID().toString(), "Kiel"), 404, "NOT_FOUND");
        }

        @Test
        void to_a_record_of_another_kind_is_not_found_and_leaves_no_trace() {
            var one = city(ask(), "Kiel");
            var partnership = friendship(ask(), one, city(ask(), "Gdynia"));
            var before = head();

            refused(ask().post("/api/cities/" + id(partnership) + "/report-city-figure", """
                    {"figure":{"kind":"POPULATION","value":7,"qualifier":"ABOUT"},"by":{"city":"%s"}}"""
                    .formatted(one)), 404, "NOT_FOUND");
            refused(rename(id(partnership), "Kiel"), 404, "NOT_FOUND");

            assertThat(head()).isEqualTo(before);
        }

        @Test
        void that_could_not_be_answered_in_the_form_asked_for_is_not_taken() {
            var before = head();

            var answer = ask().post("/api/cities", cityBody("Kiel", ""), "Accept", "application/xml");

            refused(answer, 406, "NOT_ACCEPTABLE");
            assertThat(head()).isEqualTo(before);
        }

        @Test
        void that_names_a_city_by_its_region_is_refused() {
            var region = ask().post("/api/partnerships", """
                    {"kind":"CONTACT","parties":["iso3166_2:DE-NW","%s"],"themes":[],"topics":[],"by":{"city":"%s"}}"""
                    .formatted(city(ask(), "Kiel"), city(ask(), "Gdynia")));

            refused(region, 400, "MALFORMED");
            assertThat(region.json().get("field").stringValue()).isEqualTo("parties[0]");
        }

        @Test
        @ExtendWith(OutputCaptureExtension.class)
        void whose_body_breaks_off_is_refused_and_is_no_fault_of_ours(CapturedOutput log) {
            var before = head();

            var answer = raw("""
                    POST /api/cities HTTP/1.1
                    Host: 127.0.0.1
                    Authorization: %s
                    Content-Type: application/json
                    Transfer-Encoding: chunked

                    no chunk's size
                    """.formatted(ask().tokens().header("/api/cities", null).getLast()));

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"reason\":\"MALFORMED\"");
            assertThat(log).doesNotContain("met a fault");
            assertThat(head()).isEqualTo(before);
        }

        @Test
        void has_no_parameters() {
            refused(ask().post("/api/cities?dryRun=true", cityBody("Kiel", "")), 400, "MALFORMED");
        }

        @Test
        void meets_the_record_that_the_caller_read_or_wrote() {
            var city = city(ask(), "Kiel");
            var read = record(city, head());

            var renamed = done(rename(city, "Holstenstadt", "If-Match", read.header("ETag")));
            done(rename(city, "Kiel", "If-Match", renamed.header("ETag")));

            refused(rename(city, "Hamburg", "If-Match", read.header("ETag")), 412, "STALE_PRECONDITION");
        }
    }

    @Nested
    class A_question {

        @Test
        void about_an_unchanged_record_is_not_answered_twice() {
            var city = city(ask(), "Kiel");
            var tag = record(city, head()).header("ETag");
            var path = "/api/cities/" + city + "?minPosition=" + head();

            assertThat(ask().answer("GET", path, null, "If-None-Match", tag).status()).isEqualTo(304);
        }

        @Test
        void about_a_record_is_answered_anew_where_the_name_of_another_has_changed() {
            var one = city(ask(), "Kiel");
            var partnership = friendship(ask(), one, city(ask(), "Gdynia"));
            var path = "/api/partnerships/" + id(partnership) + "?minPosition=" + position(partnership);
            var tag = ask().answer("GET", path, null).header("ETag");

            var renamed = done(rename(one, "Holstenstadt"));
            // The view of partnerships has come as far, too.
            ask().get(path.replaceFirst("[0-9]+$", "") + position(renamed));

            assertThat(ask().answer("GET", path, null, "If-None-Match", tag).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"cities?", "cities/CITY?", "cities/CITY/history?", "timeline?subject=CITY&"})
        void that_could_not_be_answered_in_the_form_asked_for_is_refused(String question) {
            var path = "/api/" + question.replace("CITY", city(ask(), "Kiel")) + "minPosition=" + head();

            refused(ask().answer("GET", path, null, "Accept", "application/yaml"), 406, "NOT_ACCEPTABLE");
            assertThat(ask().answer("GET", path, null, "Accept", "application/json").status()).isEqualTo(200);
        }

        @Test
        void about_a_rule_is_answered_in_json_alone() {
            var path = "/problems/request/malformed";

            refused(ask().answer("GET", path, null, "Accept", "application/yaml"), 406, "NOT_ACCEPTABLE");
            assertThat(ask().get(path).get("reason").stringValue()).isEqualTo("MALFORMED");
        }

        @Test
        void about_what_was_known_at_a_position_that_the_log_has_not_come_to_is_refused() {
            var question = "/api/cities?knownAt=" + (head() + 1);

            var answer = ask().answer("GET", question, null);

            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().get("detail").stringValue()).contains("knownAt");
            assertThat(ask().answer("GET", "/api/cities?knownAt=" + head(), null).status()).isEqualTo(200);
        }

        @Test
        void about_a_list_has_a_weak_tag() {
            assertThat(ask().answer("GET", "/api/cities", null).header("ETag")).startsWith("W/");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "cities?q=%FF", "cities?asOf=%2B6000000-01-01", "cities?asOf=0000-01-01",
            "cities?knownAt=%2B999999-01-01T00:00:00Z", "timeline?subject=geonames:1&from=%2B6000000-01-01",
            "timeline?subject=geonames:1&to=-0001-01-01", "cities?kind=Germany", "cities?standing=REGISTRED",
            "partnerships?kind=TWINING", "networks?kind=TWINNING", "exchanges?standing=ACTIVE",
            "memberships?standing=active"
        })
        void without_its_form_is_refused(String question) {
            refused(ask().answer("GET", "/api/" + question, null), 400, "MALFORMED");
        }

        @Test
        void about_a_history_is_of_all_days() {
            var path = "/api/cities/" + city(ask(), "Kiel") + "/history?asOf=1990-01-01";

            refused(ask().answer("GET", path, null), 400, "MALFORMED");
        }

        @Test
        void goes_on_with_a_cursor_of_its_own_alone() {
            city(ask(), "Kiel");
            city(ask(), "Kiel");
            var list = "/api/cities?q=Kiel&limit=1";
            var next = ask().get(list + "&minPosition=" + head()).get("next").stringValue();

            assertThat(ask().get(list + "&cursor=" + next).get("items").size()).isEqualTo(1);
            refused(ask().answer("GET", "/api/cities?limit=1&cursor=" + next, null), 400, "MALFORMED");
            refused(ask().answer("GET", "/api/timeline?subject=geonames:1&cursor=" + next, null), 400, "MALFORMED");
        }
    }

    @Nested
    class A_fault_of_the_service {

        @Test
        void tells_nothing_about_its_inside() {
            rename("network_register", "not_there");
            try {
                var answer = ask().answer("GET", "/api/networks", null);

                refused(answer, 500, "UNEXPECTED");
                assertThat(answer.response().body())
                        .doesNotContain("hansa.", "java.", "sql", "SQL", "select", "register");
            } finally {
                rename("not_there", "network_register");
            }
        }

        private static void rename(String table, String name) {
            var database = hansa.bean(JdbcClient.class);
            var there = database.sql("select oid::regclass::text from pg_class where relname = ?").param(table);
            database.sql("alter table " + there.query(String.class).single() + " rename to " + name).update();
        }
    }

    @Nested
    class The_description {

        private final JsonNode api = ask().get("/api-docs");

        @Test
        void has_a_period_written_as_a_duration() {
            var period = api.at("/components/schemas/ObligationRule/properties/period");

            assertThat(period.get("type").stringValue()).isEqualTo("string");
            assertThat(period.get("format").stringValue()).isEqualTo("duration");
        }

        @Test
        void says_that_a_timeline_without_a_day_tells_what_is_yet_to_come() {
            assertThat(parameter("/api/timeline", "asOf")).contains("yet to come");
            assertThat(parameter("/api/cities", "asOf")).contains("today where left out");
        }

        @Test
        void says_that_a_command_which_changes_nothing_is_judged_anew() {
            assertThat(parameter("/api/cities/{id}/rename-city", "post", "Idempotency-Key")).contains("anew");
        }

        private String parameter(String path, String name) {
            return parameter(path, "get", name);
        }

        private String parameter(String path, String method, String name) {
            return api.get("paths").get(path).get(method).get("parameters").valueStream()
                    .filter(parameter -> parameter.get("name").stringValue().equals(name))
                    .map(parameter -> parameter.get("description").stringValue())
                    .collect(Collectors.joining());
        }
    }

    /** What the server answers to these lines before it closes the connection, or falls silent for five seconds. */
    private static String raw(String request) {
        var address = URI.create(ask().base());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static Answer record(String city, long minPosition) {
        return ask().answer("GET", "/api/cities/" + city + "?minPosition=" + minPosition, null);
    }

    private static Answer rename(String city, String name, String... headers) {
        return ask().post("/api/cities/" + city + "/rename-city", """
                {"name":"%s","by":{"city":"%s"}}""".formatted(name, city), headers);
    }

    private static long head() {
        return hansa.bean(LedgerReader.class).head();
    }

    private static Asking ask() {
        return hansa.ask();
    }
}
