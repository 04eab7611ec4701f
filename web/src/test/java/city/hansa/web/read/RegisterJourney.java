package city.hansa.web.read;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.api.value.Theme;
import city.hansa.api.view.At;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.GetHistory;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.web.Http;
import city.hansa.web.ScriptedReads;
import city.hansa.web.WebTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@WebTest
class RegisterJourney {

    private static final String DORTMUND = "/api/cities/" + ScriptedReads.DORTMUND;

    @Autowired Http http;
    @Autowired ScriptedReads reads;

    @BeforeEach
    void reset() {
        reads.reset();
    }

    @Test
    void a_list_says_where_it_stands_on_both_clocks() {
        reads.items = List.of(named("Dortmund"));
        reads.position = 17;

        assertThat(http.get("/api/cities").response().body()).isEqualTo("""
                {"items":[{"name":"Dortmund"}],"next":null,"asOf":"2026-11-23","knownAt":"2026-11-23T12:00:00Z",\
                "position":17}""");
    }

    @Test
    void every_parameter_reaches_the_question() {
        http.get("/api/cities?city=geonames:2935517&network=0199d5c0-0000-7000-8000-000000000009&kind=DE"
                + "&standing=ANY&theme=HEALTHCARE&q=Dort&asOf=1992-06-01&knownAt=2022-12-31T23:59:59Z"
                + "&minPosition=7&cursor=c&limit=200");

        var filter = new RegisterFilter(
                "geonames:2935517", "0199d5c0-0000-7000-8000-000000000009", "DE", "ANY", Theme.HEALTHCARE, "Dort");
        var at = new At(LocalDate.of(1992, 6, 1), Instant.parse("2022-12-31T23:59:59Z"), null, 7L);
        assertThat(reads.asked).containsExactly(new FindRecords(Subject.Kind.CITY, filter, at, "c", 200));
    }

    @Test
    void what_was_known_may_be_asked_by_position() {
        http.get("/api/cities?knownAt=4711");

        var at = new At(null, null, 4711L, null);
        assertThat(reads.asked)
                .containsExactly(new FindRecords(Subject.Kind.CITY, RegisterFilter.ALL, at, null, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, colour", "limit=0, limit", "limit=201, limit", "limit=x, limit", "limit=1&limit=2, limit",
        "asOf=1978, asOf", "knownAt=yesterday, knownAt", "minPosition=-1, minPosition", "theme=LOVE, theme",
        "city=nobody:1, city", "network=x, network", "q=, q", "q=%00, q", "cursor=forged, ''"
    })
    void a_parameter_without_its_form_is_refused(String query, String field) {
        var answer = http.get("/api/cities?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void an_unchanged_list_is_not_sent_twice() {
        var tag = http.get("/api/cities?limit=9").header("ETag");

        assertThat(http.get("/api/cities?limit=9", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(http.get("/api/cities?limit=8", "If-None-Match", tag).status()).isEqualTo(200);
        reads.position++;
        assertThat(http.get("/api/cities?limit=9", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void a_record_carries_the_tag_that_if_match_takes() {
        reads.document = named("Dortmund");
        reads.sequence = 3;
        var answer = http.get(DORTMUND);

        assertThat(answer.header("ETag")).matches("\"3-[0-9a-f]{32}\"");
        assertThat(answer.response().body()).isEqualTo("""
                {"name":"Dortmund","sequence":3,"asOf":"2026-11-23","knownAt":"2026-11-23T12:00:00Z","position":0}""");
        assertThat(reads.asked)
                .containsExactly(new GetRecord(new Subject(Subject.Kind.CITY, ScriptedReads.DORTMUND), At.NOW));
    }

    @Test
    void a_record_of_the_past_carries_another_tag() {
        reads.document = named("Dortmund");

        assertThat(http.get(DORTMUND + "?asOf=1992-06-01").header("ETag")).hasSizeGreaterThan(30);
        assertThat(http.get(DORTMUND + "?knownAt=4").header("ETag")).hasSizeGreaterThan(30);
    }

    @Test
    void a_history_is_asked_for_by_its_own_address() {
        reads.document = named("Dortmund");

        assertThat(http.get(DORTMUND + "/history").status()).isEqualTo(200);
        assertThat(reads.asked).singleElement().isInstanceOf(GetHistory.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/towns", "/api/cities/7", "/api/cities/0199d5c0-0000-7000-8000-000000000001",
        "/api/cities/0199d5c0-0000-7000-8000-000000000001/history", "/nowhere"})
    void what_is_not_there_is_not_found(String path) {
        var answer = http.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("/problems/request/not-found");
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }
}
