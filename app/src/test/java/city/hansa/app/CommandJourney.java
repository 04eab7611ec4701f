package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityMerged;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.city.CityEvent.IdentifierAssigned;
import city.hansa.api.city.CityRejection;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.value.Identifier;
import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.query.view.History;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says is in the ledger as it was said, and once however often it is given. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandJourney {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String dortmund = "";

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, NOON, "hansa.story=none");
        dortmund = id(created(hansa.ask().post("/api/cities", cityBody("Dortmund", """
                {"scheme":"GEONAMES","value":"2935517"},{"scheme":"UNLOCODE","value":"DEDTM"}"""))));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class What_is_said {

        @Test
        void of_a_new_record_opens_it_and_the_answer_says_where_it_is() {
            var answer = created(hansa.ask().post("/api/cities", """
                    {"name":"Amiens","country":"FR","identifiers":[{"scheme":"GEONAMES","value":"3037854"}],
                     "by":{"city":"geonames:2935517"}}"""));

            var registered = last(id(answer));
            assertThat(answer.header("Location")).isEqualTo("/api/cities/" + id(answer));
            assertThat(answer.header("ETag")).isEqualTo("\"0\"");
            assertThat(answer.response().body()).isEqualTo("""
                    {"id":"%s","sequence":0,"position":%d}""".formatted(id(answer), registered.position()));
            assertThat(registered.event()).isEqualTo(new CityRegistered(
                    CityId.of(id(answer)), "Amiens", "FR", null, List.of(Identifier.parse("geonames:3037854"))));
        }

        @Test
        void of_a_record_is_given_to_the_one_that_the_address_names() {
            var city = city(hansa.ask(), "Dorpm");

            var answer = done(rename(city, "Düörpm"));

            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(last(city).event()).isEqualTo(new CityRenamed(CityId.of(city), "Düörpm"));
        }

        @Test
        void of_a_fact_has_the_addressed_record_as_its_subject() {
            var registered = last(dortmund).eventId();

            done(hansa.ask().post("/api/cities/" + dortmund + "/attest-fact", """
                    {"target":"%s","city":"unlocode:DEDTM","by":{"city":"geonames:2935517"}}""".formatted(registered)));

            var subject = new Subject(Subject.Kind.CITY, UUID.fromString(dortmund));
            assertThat(last(dortmund).event())
                    .isEqualTo(new FactAttested(subject, registered, CityId.of(dortmund), null));
        }

        @Test
        void of_a_city_in_any_field_may_name_it_by_an_identifier() {
            var city = city(hansa.ask(), "Hörde");

            done(hansa.ask().post("/api/cities/" + city + "/merge-city", """
                    {"into":"geonames:2935517","by":{"city":"%s"},"effective":"1928"}""".formatted(city)));

            assertThat(last(city).event()).isEqualTo(new CityMerged(CityId.of(city), CityId.of(dortmund)));
        }

        @Test
        void of_an_identifier_passes_it_to_another_city_from_the_day_of_its_release() {
            var barmen = city(hansa.ask(), "Barmen");
            var wuppertal = city(hansa.ask(), "Wuppertal");
            done(assign(barmen, "1900"));
            done(hansa.ask().post("/api/cities/" + barmen + "/release-identifier", """
                    {"identifier":{"scheme":"GEONAMES","value":"2805753"},"reason":"merged",
                     "by":{"city":"%s"},"effective":"1929-08-01"}""".formatted(barmen)));

            refused(assign(wuppertal, "1929"), 409, "IDENTIFIER_TAKEN");
            done(assign(wuppertal, "1929-08-01"));

            assertThat(last(wuppertal).event()).isEqualTo(
                    new IdentifierAssigned(CityId.of(wuppertal), Identifier.parse("geonames:2805753")));
        }

        private static Answer assign(String city, String effective) {
            return hansa.ask().post("/api/cities/" + city + "/assign-identifier", """
                    {"identifier":{"scheme":"GEONAMES","value":"2805753"},"by":{"city":"%s"},"effective":"%s"}"""
                    .formatted(city, effective));
        }
    }

    @Nested
    class About_a_fact {

        @Test
        void what_is_not_said_has_its_default() {
            var city = city(hansa.ask(), "Lünen");
            done(rename(city, "Lunen"));

            var envelope = last(city).envelope();
            assertThat(envelope.actor().role()).isEqualTo(Role.OFFICER);
            assertThat(envelope.party()).isEqualTo(CityId.of(city));
            assertThat(envelope.effective().text()).isEqualTo("2026-11-23");
            assertThat(envelope.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(envelope.visibility()).isEqualTo(Visibility.PUBLIC);
            assertThat(envelope.source()).isNull();
            assertThat(envelope.correlationId()).isEqualTo(envelope.commandId()).isNotBlank();
        }

        @Test
        void what_is_said_is_kept_beside_it() {
            var city = city(hansa.ask(), "Hamm");
            var network = id(created(hansa.ask().post("/api/networks", """
                    {"name":"Hanse","kind":"ASSOCIATION","effective":"1960"}""")));

            var applied = created(hansa.ask().post("/api/memberships", """
                    {"network":"%s","city":"%s","memberClass":"FULL","by":{"network":"%s"},"effective":"1970-04~",
                     "source":{"kind":"PRESS","title":"Ruhr Nachrichten","retrieved":"2026-01-31"},
                     "confidence":"LOW","visibility":"PARTIES"}"""
                    .formatted(network, city, network), "X-Correlation-ID", "import-7"));

            var envelope = last(id(applied)).envelope();
            assertThat(envelope.actor().role()).isEqualTo(Role.SECRETARIAT);
            assertThat(envelope.party()).isEqualTo(NetworkId.of(network));
            assertThat(envelope.effective().text()).isEqualTo("1970-04~");
            assertThat(envelope.source()).isEqualTo(new Source(
                    Source.Kind.PRESS, "Ruhr Nachrichten", null, LocalDate.of(2026, 1, 31), null));
            assertThat(envelope.confidence()).isEqualTo(Confidence.LOW);
            assertThat(envelope.visibility()).isEqualTo(Visibility.PARTIES);
            assertThat(envelope.correlationId()).isEqualTo("import-7");
        }

        @Test
        void a_correlation_id_that_is_not_fit_to_be_stored_is_left_out() {
            var city = city(hansa.ask(), "Unna");
            done(rename(city, "Una", "X-Correlation-ID", "<script>"));

            var envelope = last(city).envelope();
            assertThat(envelope.correlationId()).isEqualTo(envelope.commandId()).isNotBlank();
        }

        @Test
        void nothing_of_how_a_command_came_is_kept_beside_it() {
            var city = city(hansa.ask(), "Herne");
            done(rename(city, "Herna", "Idempotency-Key", "herne", "If-Match", "\"0\""));

            var stored = hansa.bean(LedgerReader.class).lastOf(UUID.fromString(city)).orElseThrow();
            assertThat(stored.metadata()).asString(UTF_8)
                    .doesNotContain("principal", "idempotencyKey", "requestHash", "expectedSequence");
        }
    }

    @Nested
    class A_command_under_a_key {

        @Test
        void given_again_has_its_first_answer_whatever_its_spacing() {
            var city = city(hansa.ask(), "Bochum");
            var path = "/api/cities/" + city + "/rename-city";
            var body = "{\"by\":{\"city\":\"" + city + "\"},\"name\":\"Bokum\"}";

            var first = done(hansa.ask().post(path, body, "Idempotency-Key", "bochum"));
            done(rename(city, "Baukem"));
            var again = done(hansa.ask().post(path, body.replace(",", " ,\n "), "Idempotency-Key", "bochum"));

            assertThat(again.response().body()).isEqualTo(first.response().body());
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(history(city)).hasSize(3);
        }

        @Test
        void given_again_is_answered_with_the_record_that_it_made() {
            var first = created(hansa.ask().post("/api/cities", cityBody("Essen", ""), "Idempotency-Key", "essen"));
            var again = created(hansa.ask().post("/api/cities", cityBody("Essen", ""), "Idempotency-Key", "essen"));

            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.response().body()).isEqualTo(first.response().body());
        }

        @Test
        void given_again_may_be_for_a_record_that_has_gone_on_since() {
            var city = city(hansa.ask(), "Hagen");

            done(rename(city, "Haagen", "If-Match", "\"0\"", "Idempotency-Key", "hagen"));
            done(rename(city, "Haagen", "If-Match", "\"0\"", "Idempotency-Key", "hagen"));

            assertThat(history(city)).hasSize(2);
        }

        @Test
        void is_kept_for_who_gave_it() {
            var written = created(hansa.ask().post("/api/cities", cityBody("Witten", ""), "Idempotency-Key", "witten"));

            var receipt = hansa.bean(LedgerReader.class).receipt("subject:tester", "witten").orElseThrow();
            assertThat(receipt.aggregateId()).isEqualTo(UUID.fromString(id(written)));
            assertThat(receipt.requestHash()).hasSize(32);
        }
    }

    @Nested
    class A_refusal {

        @Test
        void by_a_rule_names_the_rule_and_what_it_met() {
            var answer = hansa.ask().post("/api/cities", cityBody("Dortmund", """
                    {"scheme":"GEONAMES","value":"2935517"}"""));

            refused(answer, 409, "IDENTIFIER_TAKEN");
            var problem = answer.json();
            assertThat(problem.get("type").stringValue()).isEqualTo("/problems/city/identifier-taken");
            assertThat(problem.get("title").stringValue()).isEqualTo(CityRejection.IDENTIFIER_TAKEN.rule());
            assertThat(problem.get("status").intValue()).isEqualTo(409);
            assertThat(problem.get("instance").stringValue()).isEqualTo("/api/cities");
            assertThat(problem.get("holder").stringValue()).isEqualTo(dortmund);
            assertThat(problem.get("detail").stringValue()).contains("nothing was written", "holder: " + dortmund);
        }

        @Test
        void has_a_type_that_can_be_looked_up() {
            var rule = hansa.ask().get("/problems/city/identifier-taken").get("rule").stringValue();

            assertThat(rule).isEqualTo(CityRejection.IDENTIFIER_TAKEN.rule());
            assertThat(hansa.ask().answer("GET", "/problems/request/lost-the-race", null).status()).isEqualTo(200);
            refused(hansa.ask().answer("GET", "/problems/city/no-such-rule", null), 404, "NOT_FOUND");
        }
    }

    private static Answer rename(String city, String name, String... headers) {
        return hansa.ask().post("/api/cities/" + city + "/rename-city", """
                {"name":"%s","by":{"city":"%s"}}""".formatted(name, city), headers);
    }

    private static Recorded<?> last(String id) {
        return history(id).getLast();
    }

    private static List<Recorded<?>> history(String id) {
        return hansa.bean(History.class).stream(UUID.fromString(id), Long.MAX_VALUE);
    }
}
