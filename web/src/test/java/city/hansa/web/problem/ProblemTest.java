package city.hansa.web.problem;

import static city.hansa.web.problem.RequestRejection.LOST_THE_RACE;
import static city.hansa.web.problem.RequestRejection.STALE_PRECONDITION;
import static city.hansa.web.problem.RequestRejection.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import city.hansa.api.city.CityRejection;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProblemTest {

    @Test
    void its_details_stand_beside_what_the_RFC_names_and_never_in_its_place() {
        var details = Map.<String, Object>of("holder", "Dortmund", "status", "a city's", "type", "a city's");

        var problem = Problem.of(CityRejection.IDENTIFIER_TAKEN, 409, "Taken.", details, "/api/cities");

        assertThat(problem.getBody()).asInstanceOf(InstanceOfAssertFactories.MAP).contains(
                entry("type", "/problems/city/identifier-taken"),
                entry("title", CityRejection.IDENTIFIER_TAKEN.rule()),
                entry("status", 409),
                entry("reason", "IDENTIFIER_TAKEN"),
                entry("detail", "Taken."),
                entry("instance", "/api/cities"),
                entry("holder", "Dortmund"));
    }

    @Test
    void says_when_to_try_again_where_that_may_help() {
        assertThat(retryAfter(refused(LOST_THE_RACE))).isEqualTo("0");
        assertThat(retryAfter(refused(UNAVAILABLE))).isEqualTo("1");
        assertThat(refused(STALE_PRECONDITION).getHeaders().containsHeader(HttpHeaders.RETRY_AFTER)).isFalse();
    }

    private static ResponseEntity<Object> refused(RequestRejection reason) {
        return Problem.of(reason, reason.status(), "", Map.of(), "/api/cities");
    }

    private static String retryAfter(ResponseEntity<Object> problem) {
        return String.valueOf(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    }
}
