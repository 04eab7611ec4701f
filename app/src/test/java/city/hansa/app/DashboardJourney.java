package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A dashboard reads registers: page by page while others write, asking again only for what is new. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DashboardJourney {

    @TempDir
    private static Path data;

    private static RunningHansa running;
    private static Asking hansa;

    @BeforeAll
    static void start() {
        running = RunningHansa.start(data, "hansa.story=none");
        hansa = running.ask();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void pages_neither_skip_nor_repeat_while_others_write() {
        var there = IntStream.range(0, 7).mapToObj(number -> Given.city(hansa, "Page " + number)).toList();
        var seen = new ArrayList<String>();
        var first = "/api/cities?limit=2&q=Page&minPosition=" + Given.position(city("Page 7"));
        for (var page = Given.awaited(hansa, first); ; ) {
            page.get("items").valueStream().map(DashboardJourney::id).forEach(seen::add);
            if (page.get("next").isNull()) {
                break;
            }
            var newcomer = Given.position(city("Page in between"));
            page = Given.awaited(hansa, first.replaceFirst("minPosition=\\d+", "minPosition=" + newcomer)
                    + "&cursor=" + page.get("next").stringValue());
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        Given.awaited(hansa, "/api/cities?minPosition=" + Given.position(city("Etag")));
        var question = "/api/cities?q=Etag";
        var known = hansa.answer("GET", question, null);
        var tag = known.header("ETag");

        var same = hansa.answer("GET", question, null, "If-None-Match", tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.response().body()).isEmpty();

        Given.awaited(hansa, "/api/cities?minPosition=" + Given.position(city("Etag again")));
        var fresh = hansa.answer("GET", question, null, "If-None-Match", tag);
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.json().get("position").longValue())
                .isGreaterThan(known.json().get("position").longValue());
        assertThat(fresh.json().get("items")).hasSize(2);
    }

    @Test
    void an_answer_says_of_which_day_it_speaks_and_what_was_known() {
        var page = hansa.get("/api/cities?asOf=2020-02-29");

        assertThat(page.get("asOf").stringValue()).isEqualTo("2020-02-29");
        assertThat(page.get("knownAt").stringValue()).isNotEmpty();
        assertThat(page.has("position")).isTrue();
    }

    @Test
    void partnerships_are_found_by_kind_theme_standing_and_the_names_of_their_parties() {
        var jena = Given.city(hansa, "Jena");
        var signed = Given.friendship(hansa, jena, Given.city(hansa, "Lugoj"));
        var at = "minPosition=" + Given.position(signed);
        var found = List.of(
                "city=" + jena, "kind=FRIENDSHIP&city=" + jena, "theme=HEALTHCARE&city=" + jena, "q=lugoj", "q=JENA",
                "standing=IN_FORCE&city=" + jena);

        assertThat(found).allSatisfy(filter -> assertThat(items("/api/partnerships?" + at + "&" + filter))
                .extracting(DashboardJourney::id)
                .containsExactly(Given.id(signed)));
        assertThat(items("/api/partnerships?" + at + "&q=nowhere")).isEmpty();
        assertThat(items("/api/partnerships?" + at + "&theme=SPORTS&city=" + jena)).isEmpty();
    }

    private static Answer city(String name) {
        return Given.created(hansa.post("/api/cities", Given.cityBody(name, "")));
    }

    private static List<JsonNode> items(String path) {
        return Given.awaited(hansa, path).get("items").valueStream().toList();
    }

    private static String id(JsonNode item) {
        return item.get("id").stringValue();
    }
}
