package city.hansa.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.view.NotYet;
import city.hansa.web.Http;
import city.hansa.web.RecordingCommands;
import city.hansa.web.ScriptedReads;
import city.hansa.web.WebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class UnavailableJourney {

    private static final String CITY = """
            {"name":"Amiens","country":"FR","identifiers":[],"by":{"city":"geonames:2935517"}}""";

    @Autowired Http http;
    @Autowired RecordingCommands commands;
    @Autowired ScriptedReads reads;

    @BeforeEach
    @AfterEach
    void reset() {
        commands.reset();
        reads.reset();
    }

    @Test
    void a_command_that_was_not_written_may_be_given_again() {
        commands.failNext(Unavailable.nothingWritten());

        var answer = http.post("/api/cities", CITY);

        isUnavailable(answer);
        assertThat(answer.text("detail")).startsWith("Nothing was written");
    }

    @Test
    void a_command_of_which_nothing_is_known_is_to_be_repeated_under_its_key() {
        commands.failNext(Unavailable.outcomeUnknown());

        var answer = http.post("/api/cities", CITY, "Idempotency-Key", "amiens");

        isUnavailable(answer);
        assertThat(answer.text("detail")).contains("not known", "same Idempotency-Key");
        assertThat(http.post("/api/cities", CITY, "Idempotency-Key", "amiens").status()).isEqualTo(201);
    }

    @Test
    void a_view_that_has_not_come_so_far_says_where_it_is() {
        reads.failure = new NotYet("city", 40, 17);

        var answer = http.get("/api/cities?minPosition=40");

        isUnavailable(answer);
        assertThat(answer.text("detail")).isEqualTo("The view has come to position 17, not so far as 40; ask again.");
        assertThat(answer.json().get("position").longValue()).isEqualTo(17);
    }

    private static void isUnavailable(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("reason")).isEqualTo("UNAVAILABLE");
    }
}
