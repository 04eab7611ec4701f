package city.hansa.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CommandRejected;
import city.hansa.api.city.CityRejection;
import city.hansa.web.Http;
import city.hansa.web.RecordingCommands;
import city.hansa.web.ScriptedReads;
import city.hansa.web.WebTest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class RepeatedCommandJourney {

    private static final String RENAME = "/api/cities/" + ScriptedReads.DORTMUND + "/rename-city";
    private static final String BODY = "{\"by\":{\"city\":\"geonames:2935517\"},\"name\":\"Dortmund\"}";

    @Autowired Http http;
    @Autowired RecordingCommands commands;

    @BeforeEach
    void reset() {
        commands.reset();
    }

    @Nested
    class An_idempotency_key {

        @Test
        void is_sent_along_with_the_hash_of_the_request() {
            http.post(RENAME, BODY, "Idempotency-Key", "k-1");

            assertThat(commands.last().metaData()).containsEntry("idempotencyKey", "k-1");
            assertThat(commands.last().metaData().get("requestHash")).matches("[0-9a-f]{64}");
        }

        @Test
        void answers_the_same_request_with_its_first_answer_whatever_its_spacing() {
            var first = http.post(RENAME, BODY, "Idempotency-Key", "k-1");
            var again = http.post(RENAME, BODY.replace(",", " ,\n "), "Idempotency-Key", "k-1");

            assertThat(again.response().body()).isEqualTo(first.response().body());
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(commands.sent).hasSize(1);
        }

        @Test
        void answers_a_repeated_creation_with_the_record_that_it_made() {
            var city = """
                    {"by":{"city":"geonames:2935517"},"name":"Amiens","country":"FR","identifiers":[]}""";
            var first = http.post("/api/cities", city, "Idempotency-Key", "k-2");
            var again = http.post("/api/cities", city, "Idempotency-Key", "k-2");

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(commands.sent).hasSize(1);
        }

        @Test
        void is_refused_with_another_request() {
            http.post(RENAME, BODY, "Idempotency-Key", "k-1");
            var other = http.post(RENAME, BODY.replace("Dortmund", "Hamm"), "Idempotency-Key", "k-1");

            assertThat(other.status()).isEqualTo(422);
            assertThat(other.text("reason")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }

        @Test
        void that_was_taken_meanwhile_is_answered_as_if_it_had_been_found() {
            http.post(RENAME, BODY, "Idempotency-Key", "k-1");
            var hash = HexFormat.of().parseHex(commands.last().metaData().get("requestHash"));
            var receipt = new Receipts.Receipt(hash, ScriptedReads.DORTMUND, 4, 711);
            commands.failNext(new Replayed(receipt));
            var same = http.post(RENAME, BODY, "Idempotency-Key", "k-3");
            commands.failNext(new Replayed(receipt));
            var other = http.post(RENAME, BODY.replace("Dortmund", "Hamm"), "Idempotency-Key", "k-3");

            assertThat(same.status()).isEqualTo(200);
            assertThat(same.json().get("position").longValue()).isEqualTo(711);
            assertThat(same.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(other.status()).isEqualTo(422);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", ""})
        void has_1_to_200_visible_characters(String key) {
            var answer = http.post(RENAME, BODY, "Idempotency-Key", key);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("field")).isEqualTo("Idempotency-Key");
        }
    }

    @Nested
    class If_match {

        @Test
        void lets_a_command_pass_to_the_record_that_the_caller_saw() {
            commands.sequences.put(ScriptedReads.DORTMUND, 3L);
            var answer = http.post(RENAME, BODY, "If-Match", "\"3\"");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(commands.last().metaData()).containsEntry("expectedSequence", "3");
        }

        @Test
        void refuses_a_record_that_has_gone_on() {
            commands.sequences.put(ScriptedReads.DORTMUND, 4L);
            var answer = http.post(RENAME, BODY, "If-Match", "\"3\"");

            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.text("type")).isEqualTo("/problems/request/stale-precondition");
            assertThat(commands.sent).isEmpty();
        }

        @Test
        void refuses_a_record_that_goes_on_meanwhile() {
            commands.sequences.put(ScriptedReads.DORTMUND, 3L);
            commands.failNext(new StalePrecondition());

            assertThat(http.post(RENAME, BODY, "If-Match", "\"3\"").status()).isEqualTo(412);
        }

        @Test
        void does_not_stand_in_the_way_of_a_repeated_request() {
            commands.sequences.put(ScriptedReads.DORTMUND, 3L);
            http.post(RENAME, BODY, "If-Match", "\"3\"", "Idempotency-Key", "k-1");
            var again = http.post(RENAME, BODY, "If-Match", "\"3\"", "Idempotency-Key", "k-1");

            assertThat(again.status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"*", "3", "W/\"3\"", "\"3\", \"4\"", "\"-1\"", "\"\""})
        void takes_one_tag_of_the_record_alone(String tag) {
            var answer = http.post(RENAME, BODY, "If-Match", tag);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("field")).isEqualTo("If-Match");
        }
    }

    @Nested
    class A_refusal {

        @Test
        void by_a_rule_names_the_rule_and_what_it_met() {
            commands.failNext(new CommandRejected(CityRejection.IDENTIFIER_TAKEN)
                    .with("holder", ScriptedReads.DORTMUND)
                    .with("status", "never replaces the RFC's own"));
            var answer = http.post(RENAME, BODY);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.text("type")).isEqualTo("/problems/city/identifier-taken");
            assertThat(answer.text("title")).isEqualTo(CityRejection.IDENTIFIER_TAKEN.rule());
            assertThat(answer.text("reason")).isEqualTo("IDENTIFIER_TAKEN");
            assertThat(answer.text("holder")).isEqualTo(ScriptedReads.DORTMUND.toString());
            assertThat(answer.json().get("status").intValue()).isEqualTo(409);
        }

        @Test
        void has_a_type_that_can_be_looked_up() {
            var answer = http.get("/problems/city/identifier-taken");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("rule")).isEqualTo(CityRejection.IDENTIFIER_TAKEN.rule());
            assertThat(http.get("/problems/request/lost-the-race").status()).isEqualTo(200);
            assertThat(http.get("/problems/city/no-such-rule").status()).isEqualTo(404);
        }

        @Test
        void after_a_lost_race_invites_to_try_again() {
            commands.failNext(new LostRace());
            var answer = http.post(RENAME, BODY);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("reason")).isEqualTo("LOST_THE_RACE");
            assertThat(answer.header("Retry-After")).isEqualTo("0");
        }

        @Test
        void for_a_fault_of_the_service_tells_nothing_about_its_inside() {
            commands.failNext(new IllegalStateException("secret of city.hansa.Inside"));
            var answer = http.post(RENAME, BODY);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text("reason")).isEqualTo("UNEXPECTED");
            assertThat(answer.response().body()).doesNotContain("secret").doesNotContain("hansa.");
        }
    }
}
