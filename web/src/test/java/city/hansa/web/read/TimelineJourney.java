package city.hansa.web.read;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.view.At;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.web.Http;
import city.hansa.web.ScriptedReads;
import city.hansa.web.WebTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@WebTest
class TimelineJourney {

    private static final String TIMELINE = "/api/timeline?subject=geonames:2935517";

    @Autowired Http http;
    @Autowired ScriptedReads reads;

    @BeforeEach
    void layOutOneEntry() {
        reads.reset();
        reads.items = List.of((ObjectNode) StoredForm.JSON.readTree("""
                {"position":4,"effective":"1970-04~","key":"city.figure-reported","parameters":
                 {"city":{"city":"0199d5c0-0000-7000-8000-000000000001","name":"Dortmund"},"kind":{"term":"POPULATION"},
                  "qualifier":{"term":"OVER"},"value":640000}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de               | de | etwa April 1970  | Dortmund nennt eine Zahl – Einwohnerzahl: über 640.000.
            de-AT,en;q=0.5   | de | etwa April 1970  | Dortmund nennt eine Zahl – Einwohnerzahl: über 640.000.
            fr,en;q=0.5      | en | about April 1970 | Dortmund reports over 640,000 inhabitants.
            fr               | en | about April 1970 | Dortmund reports over 640,000 inhabitants.
            ;;;              | en | about April 1970 | Dortmund reports over 640,000 inhabitants.
            """)
    void each_entry_is_told_in_the_readers_language(String wanted, String language, String when, String sentence) {
        var answer = http.get(TIMELINE, "Accept-Language", wanted);
        var entry = answer.json().get("items").get(0);

        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.header("Vary")).contains("Accept-Language");
        assertThat(entry.get("effective").stringValue()).isEqualTo("1970-04~");
        assertThat(entry.get("when").stringValue()).isEqualTo(when);
        assertThat(entry.get("sentence").stringValue()).isEqualTo(sentence);
    }

    @Test
    void two_languages_have_two_tags() {
        var german = http.get(TIMELINE, "Accept-Language", "de").header("ETag");

        assertThat(http.get(TIMELINE, "Accept-Language", "de", "If-None-Match", german).status())
                .isEqualTo(304);
        assertThat(http.get(TIMELINE, "If-None-Match", german).status()).isEqualTo(200);
    }

    @Test
    void several_subjects_are_asked_for_at_once() {
        var other = "0199d5c0-0000-7000-8000-000000000002";
        http.get(TIMELINE + "&subject=" + other + "&from=1970-01-01&to=1979-12-31&limit=5");

        assertThat(reads.asked)
                .containsExactly(new FindTimeline(
                        List.of("geonames:2935517", other),
                        LocalDate.of(1970, 1, 1),
                        LocalDate.of(1979, 12, 31),
                        null,
                        At.NOW,
                        null,
                        5));
    }

    @Test
    void a_timeline_has_a_subject() {
        assertThat(http.get("/api/timeline").text("field")).isEqualTo("subject");
        assertThat(http.get("/api/timeline?subject=x").status()).isEqualTo(400);
    }
}
