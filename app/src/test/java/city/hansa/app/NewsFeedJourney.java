package city.hansa.app;

import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A newsroom reads the timeline of Dortmund with its feed reader (JSON Feed 1.1). */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewsFeedJourney {

    private static final String FEED = "/api/timeline.feed.json?subject=unlocode:DEDTM&to=1990-12-31";

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

    @Test
    void an_item_is_the_sentence_and_was_published_when_it_was_recorded() {
        var entry = hansa.ask().get("/api/timeline?subject=unlocode:DEDTM&to=1990-12-31").at("/items/0");
        var feed = hansa.ask().get(FEED);
        var item = feed.at("/items/0");

        assertThat(feed.get("version").stringValue()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("title").stringValue()).isEqualTo("Hansa: timeline");
        assertThat(feed.get("feed_url").stringValue()).isEqualTo(hansa.ask().base() + FEED);
        assertThat(item.get("title").stringValue()).isEqualTo(entry.get("sentence").stringValue());
        assertThat(item.get("id").stringValue()).isEqualTo("urn:uuid:" + entry.get("eventId").stringValue());
        assertThat(item.get("date_published").stringValue()).isEqualTo(entry.get("recordedAt").stringValue());
        assertThat(item.get("content_text").stringValue())
                .contains(entry.get("when").stringValue(), "(" + entry.get("effective").stringValue() + ")");
        assertThat(item.at("/_hansa/effective")).isEqualTo(entry.get("effective"));
    }

    @Test
    void every_item_has_what_the_standard_demands_and_its_dates_are_instants() {
        var items = items(hansa.ask().get(FEED + "&limit=200"));

        assertThat(items).isNotEmpty().allSatisfy(item -> {
            assertThat(item.get("id").stringValue()).isNotBlank();
            assertThat(item.get("content_text").stringValue()).isNotBlank();
            assertThat(Instant.parse(item.get("date_published").stringValue())).isAfter(Instant.EPOCH);
            assertThat(item.get("tags").isArray()).isTrue();
            assertThat(item.get("url").stringValue()).startsWith(hansa.ask().base() + "/api/");
        });
    }

    @Test
    void its_pages_follow_each_other_and_hold_every_item_once() {
        var all = ids(hansa.ask().get(FEED + "&limit=200"));
        var seen = new ArrayList<String>();
        for (var next = hansa.ask().base() + FEED + "&limit=3"; !next.isEmpty(); ) {
            var feed = hansa.ask().get(next.substring(hansa.ask().base().length()));
            seen.addAll(ids(feed));
            next = feed.path("next_url").asString("");
        }

        assertThat(seen).hasSizeGreaterThan(3).containsExactlyElementsOf(all);
    }

    @Test
    void it_is_told_in_german_and_not_sent_again_unchanged() {
        var answer = hansa.ask().answer("GET", FEED, null, "Accept-Language", "de");

        assertThat(answer.header("Content-Type")).isEqualTo("application/feed+json");
        assertThat(answer.json().get("language").stringValue()).isEqualTo("de");
        assertThat(answer.json().get("title").stringValue()).isEqualTo("Hansa: Zeitleiste");
        var tag = answer.header("ETag");
        var again = hansa.ask().answer("GET", FEED, null, "Accept-Language", "de", "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void it_is_of_somebody() {
        refused(hansa.ask().answer("GET", "/api/timeline.feed.json", null), 400, "MALFORMED");
    }

    private static List<String> ids(JsonNode feed) {
        return items(feed).stream().map(item -> item.get("id").stringValue()).toList();
    }

    private static List<JsonNode> items(JsonNode feed) {
        return feed.get("items").valueStream().toList();
    }
}
