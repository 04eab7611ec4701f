package city.hansa.app;

import static city.hansa.app.Given.done;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Somebody looks for what they know the name of, more or less. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SearchJourney {

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

    @ParameterizedTest
    @CsvSource({
        "Amiens, Amiens",
        "amiens, Amiens",
        "Amien, Amiens",
        "Rostow, Rostov-on-Don",
        "Bufalo, 'Buffalo, New York'",
        "Leds, Leeds",
        "Dortmnud, Dortmund",
        "Xian, Xi'an"
    })
    void a_city_is_found_though_its_name_is_misspelt(String text, String name) {
        assertThat(found(text, "&kind=CITY").getFirst().get("name").stringValue()).isEqualTo(name);
    }

    @Test
    void a_partnership_is_found_by_the_names_of_both_of_its_parties() {
        var first = found("Dortmund Amiens", "&kind=PARTNERSHIP").getFirst();

        assertThat(first.get("record").stringValue()).isEqualTo("PARTNERSHIP");
        assertThat(first.get("parties").valueStream().map(party -> party.get("name").stringValue()))
                .containsExactlyInAnyOrder("Dortmund", "Amiens");
    }

    @Test
    void without_a_kind_records_of_all_kinds_are_found_and_what_is_called_so_comes_first() {
        var all = found("Amiens", "");

        assertThat(all.getFirst().get("record").stringValue()).isEqualTo("CITY");
        assertThat(all).extracting(hit -> hit.get("record").stringValue()).contains("PARTNERSHIP");
    }

    @Test
    void what_ended_is_found_and_said_to_have_ended() {
        var then = found("Dortmund Amiens", "&kind=PARTNERSHIP&asOf=1950-01-01").getFirst();
        var now = found("Dortmund Amiens", "&kind=PARTNERSHIP").getFirst();

        assertThat(then.get("id")).isEqualTo(now.get("id"));
        assertThat(then.get("certainty").stringValue()).isEqualTo("NO");
        assertThat(now.get("certainty").stringValue()).isEqualTo("CERTAIN");
        assertThat(hansa.ask().get("/api/search?q=Amiens").get("rule").stringValue()).startsWith("Best first.");
    }

    @Test
    void nothing_is_found_before_it_was_known() {
        assertThat(found("Amiens", "&knownAt=0")).isEmpty();
        assertThat(found("Amiens", "&limit=1")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "\"", "& | !", "<->", "*", "(", "\"never closed", "-", "ß", "市"})
    void any_text_is_a_text(String text) {
        assertThat(found(text, "")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=%20", "?q=a&kind=VILLAGE", "?q=a&limit=0", "?q=a&cursor=b", "?q=a&q=b"})
    void a_wrong_question_is_refused(String parameters) {
        refused(hansa.ask().answer("GET", "/api/search" + parameters, null), 400, "MALFORMED");
        refused(hansa.ask().answer("GET", "/api/search?q=" + "x".repeat(201), null), 400, "MALFORMED");
    }

    private static List<JsonNode> found(String text, String parameters) {
        var question = "/api/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + parameters;
        return done(hansa.ask().answer("GET", question, null)).json().get("items").valueStream().toList();
    }
}
