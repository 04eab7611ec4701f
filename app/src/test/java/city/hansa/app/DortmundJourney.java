package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The story as it is told on an empty database, asked as the three users ask it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DortmundJourney {

    private static final String DORTMUND = "city=unlocode:DEDTM";

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
    void dortmund_has_eleven_twinnings_today() {
        assertThat(partners("/api/partnerships?kind=TWINNING&" + DORTMUND)).hasSize(11);
    }

    @Test
    void it_had_the_nine_of_the_article_in_june_2022_one_of_them_dormant() {
        var page = items("/api/partnerships?kind=TWINNING&asOf=2022-06-01&" + DORTMUND);

        assertThat(partnersIn(page))
                .containsExactlyInAnyOrder(
                        "Amiens",
                        "Leeds",
                        "Rostov-on-Don",
                        "Buffalo, New York",
                        "Netanya",
                        "Novi Sad",
                        "Zwickau",
                        "Xi'an",
                        "Trabzon");
        assertThat(page)
                .filteredOn(item -> item.get("standing").stringValue().equals("DORMANT"))
                .singleElement()
                .satisfies(rostov -> {
                    assertThat(partnersIn(List.of(rostov))).containsExactly("Rostov-on-Don");
                    assertThat(rostov.get("dormantScope").stringValue()).isEqualTo("ACTIVITIES");
                });
    }

    @Test
    void it_had_amiens_and_leeds_at_the_beginning_of_1975() {
        assertThat(partners("/api/partnerships?kind=TWINNING&asOf=1975-01-01&" + DORTMUND))
                .containsExactlyInAnyOrder("Amiens", "Leeds");
    }

    @Test
    void the_climate_partnership_has_three_parties() {
        assertThat(items("/api/partnerships?kind=PROJECT&" + DORTMUND))
                .anySatisfy(item -> assertThat(item.get("parties")).hasSize(3));
    }

    @Test
    void buffalo_is_counted_from_another_day_by_each_rule_and_by_each_claimant() {
        var buffalo = record("/api/partnerships?kind=TWINNING&" + DORTMUND, "Buffalo");
        var since = buffalo.get("sinceByRule");

        assertThat(edtf(since, "FIRST_RESOLUTION")).isEqualTo("1974-10-08");
        assertThat(edtf(since, "LAST_RESOLUTION")).isEqualTo("1977-07-04");
        assertThat(edtf(since, "FIRST_SIGNING")).isEqualTo("1978-10");
        assertThat(StreamSupport.stream(buffalo.get("claims").spliterator(), false)
                        .map(claim -> claim.get("since").stringValue()))
                .contains("1975", "1977", "1978");
    }

    @Test
    void a_day_that_sources_count_otherwise_is_disputed_and_stays() {
        assertThat(disputed("Rostov")).containsExactly("1977");
        assertThat(disputed("Buffalo")).containsExactlyInAnyOrder("1975", "1977");
        assertThat(disputed("Xi'an")).containsExactly("1991");
        assertThat(disputed("Trabzon")).containsExactly("2014-06-01");
    }

    @Test
    void trabzon_was_a_partner_in_projects_before_it_was_a_twin() {
        assertThat(standings("PROJECT", "2012-01-01", "Trabzon")).containsExactly("IN_FORCE");
        assertThat(standings("TWINNING", "2015-01-01", "Trabzon")).containsExactly("IN_FORCE");
    }

    @Test
    void of_what_the_article_names_only_what_is_still_to_come_is_planned() {
        assertThat(items("/api/actions?standing=PLANNED&" + DORTMUND))
                .extracting(action -> action.get("title").stringValue())
                .containsExactlyInAnyOrder(
                        "International Garden Show 2027",
                        "Urban Diplomacy Exchange between the United States and Germany",
                        "Italy–Germany action plan");
    }

    @Test
    void the_memorandum_with_pittsburgh_expired_after_2025() {
        assertThat(standings("PROJECT", "2025-12-31", "Pittsburgh")).containsExactly("IN_FORCE", "IN_FORCE");
        assertThat(standings("PROJECT", "2026-01-01", "Pittsburgh")).containsExactlyInAnyOrder("IN_FORCE", "EXPIRED");
    }

    @Test
    void every_exchange_obeys_the_conservation_law() {
        var exchanges = items("/api/exchanges?standing=ANY");

        assertThat(exchanges).hasSize(15);
        for (var exchange : exchanges) {
            var record = hansa.ask().get("/api/exchanges/" + exchange.get("id").stringValue());
            for (var line : record.get("commitments")) {
                var balance = line.get("balance");
                assertThat(of(balance, "distributed") + of(balance, "returned") + of(balance, "lost") + of(balance, "onHand"))
                        .isEqualTo(of(balance, "received"));
                assertThat(of(balance, "received")).isLessThanOrEqualTo(of(balance, "dispatched"));
                assertThat(of(balance, "dispatched")).isLessThanOrEqualTo(of(balance, "accepted"));
            }
        }
    }

    @Test
    void the_timeline_is_one_ordered_list_in_english_and_german() {
        var english = timeline("en");
        var german = timeline("de");

        assertThat(english).hasSameSizeAs(german).hasSizeGreaterThan(100);
        assertThat(english)
                .extracting(entry -> entry.get("earliest").stringValue())
                .isSorted();
        assertThat(english).extracting(entry -> entry.get("kind").stringValue()).contains(
                "CITY", "PARTNERSHIP", "MEMBERSHIP", "EXCHANGE", "ACTION");
        assertThat(english).anySatisfy(entry -> {
            assertThat(entry.get("effective").stringValue()).isEqualTo("1970-04~");
            assertThat(entry.get("when").stringValue()).isEqualTo("about April 1970");
        });
        assertThat(german).anySatisfy(entry ->
                assertThat(entry.get("when").stringValue()).isEqualTo("etwa April 1970"));
    }

    @Test
    void a_state_that_is_no_more_keeps_its_name() {
        assertThat(sentences("unlocode:DEZWI", "en"))
                .contains("Zwickau changes its country: before German Democratic Republic, now Germany.");
        assertThat(sentences("unlocode:DEZWI", "de"))
                .contains("Zwickau wechselt den Staat: zuvor Deutsche Demokratische Republik, nun Deutschland.");
    }

    @Test
    void a_figure_is_told_with_what_it_counts() {
        assertThat(sentences("unlocode:DEDTM", "en")).contains(
                "Dortmund reports 11 members of staff (Office for International Relations).",
                "Dortmund reports over 2,000 cities in the country (Germany).",
                "A figure is reported for “Delegation to Buffalo, Pittsburgh and New York City”: 10 delegates"
                        + " (from business).");
        assertThat(sentences("unlocode:DEDTM", "de"))
                .contains("Dortmund nennt eine Zahl – Städte im Land (Deutschland): über 2.000.");
    }

    @Test
    void the_timeline_of_a_partnership_tells_a_linked_delegation_from_its_beginning() {
        var buffalo = record("/api/partnerships?kind=TWINNING&" + DORTMUND, "Buffalo").get("id").stringValue();

        assertThat(timeline(buffalo, "en"))
                .filteredOn(entry -> entry.get("kind").stringValue().equals("ACTION"))
                .extracting(entry -> entry.get("key").stringValue())
                .contains("action.planned", "action.started", "action.leg-added", "action.linked", "action.completed");
    }

    private static List<String> sentences(String subject, String language) {
        return timeline(subject, language).stream()
                .map(entry -> entry.get("sentence").stringValue())
                .toList();
    }

    private static List<JsonNode> timeline(String language) {
        return timeline("unlocode:DEDTM", language);
    }

    private static List<JsonNode> timeline(String subject, String language) {
        var all = new ArrayList<JsonNode>();
        var next = "/api/timeline?subject=" + subject + "&limit=200";
        for (var page = hansa.ask().get(next, "Accept-Language", language); ; ) {
            page.get("items").forEach(all::add);
            if (page.get("next").isNull()) {
                return all;
            }
            page = hansa.ask().get(next + "&cursor=" + page.get("next").stringValue(), "Accept-Language", language);
        }
    }

    private static List<String> standings(String kind, String day, String partner) {
        return items("/api/partnerships?standing=ANY&kind=" + kind + "&asOf=" + day + "&" + DORTMUND).stream()
                .filter(item -> partnersIn(List.of(item)).contains(partner))
                .map(item -> item.get("standing").stringValue())
                .toList();
    }

    private static JsonNode record(String register, String partner) {
        var id = items(register).stream()
                .filter(item -> partnersIn(List.of(item)).stream().anyMatch(name -> name.startsWith(partner)))
                .findFirst()
                .orElseThrow()
                .get("id")
                .stringValue();
        return hansa.ask().get("/api/partnerships/" + id);
    }

    private static List<String> disputed(String partner) {
        var facts = record("/api/partnerships?kind=TWINNING&" + DORTMUND, partner).get("facts");
        return StreamSupport.stream(facts.spliterator(), false)
                .map(fact -> fact.findValue("claim").stringValue())
                .toList();
    }

    private static String edtf(JsonNode sinceByRule, String rule) {
        return StreamSupport.stream(sinceByRule.spliterator(), false)
                .filter(since -> since.get("rule").stringValue().equals(rule))
                .findFirst()
                .orElseThrow()
                .get("edtf")
                .stringValue();
    }

    private static long of(JsonNode balance, String part) {
        return balance.get(part).longValue();
    }

    private static List<String> partners(String register) {
        return partnersIn(items(register));
    }

    /** Whom Dortmund has a partnership with, by name. */
    private static List<String> partnersIn(List<JsonNode> items) {
        return items.stream()
                .flatMap(item -> StreamSupport.stream(item.get("parties").spliterator(), false))
                .map(party -> party.get("name").stringValue())
                .filter(name -> !name.equals("Dortmund"))
                .toList();
    }

    private static List<JsonNode> items(String register) {
        return StreamSupport.stream(
                        hansa.ask().get(register + "&limit=200").get("items").spliterator(), false)
                .toList();
    }
}
