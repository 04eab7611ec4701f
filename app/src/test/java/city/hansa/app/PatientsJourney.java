package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Asking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two exchanges of patients alike in all but the numbers: in one they are small, in the other as many times as large as
 * {@link #MANY}, by which every number, sum and difference of it is known again wherever it is told.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PatientsJourney {

    private static final long MANY = 100_003;

    /** What differs between any two records. */
    private static final Set<String> OWN = Set.of(
            "id", "exchangeId", "eventId", "event", "target", "dispute", "position", "recordedAt", "knownAt", "subject");

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z-])[0-9]{6,18}(?![0-9A-Za-z-])");

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String taker;
    private static String sender;
    private static String stranger;
    private static String network;
    private static String few;
    private static String many;
    private static long first;
    private static long last;

    @BeforeAll
    static void tell() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        taker = Given.city(hansa.ask(), "Eins");
        sender = Given.city(hansa.ask(), "Zwei");
        stranger = Given.city(hansa.ask(), "Drei");
        network = id(created(hansa.ask().post("/api/networks", """
                {"name":"Bund","kind":"ASSOCIATION","effective":"1980"}""")));
        var story = new PatientsStory(hansa.ask(), taker, sender);
        few = story.tell(network, 1);
        first = story.last() + 1;
        many = story.tell(network, MANY);
        last = story.last();
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void nobody_is_told_a_number_but_who_may_know_it() {
        var told = new ArrayList<String>();
        readers().forEach((reader, asking) -> {
            for (var question : mayKnow(reader) ? List.<String>of() : questions()) {
                var answer = asking.answer("GET", question, null, "Accept-Language", "de");
                assertThat(answer.status()).as(question + " as " + reader).isEqualTo(200);
                if (isCounted(answer.response().body())) {
                    told.add(question + " to " + reader + ": " + answer.response().body());
                }
            }
        });
        assertThat(told).isEmpty();
    }

    @Test
    void who_takes_part_who_keeps_the_record_and_the_auditor_are_told_every_number() {
        readers().forEach((reader, asking) -> {
            if (mayKnow(reader)) {
                for (var question : telling()) {
                    var answer = asking.answer("GET", question, null);
                    assertThat(isCounted(answer.response().body())).as(question + " to " + reader).isTrue();
                    assertThat(answer.response().body()).doesNotContain("\"untold\":");
                }
                var balance = asking.get("/api/exchanges/" + few + now()).at("/commitments/0/balance");
                assertThat(balance.toString())
                        .contains("\"accepted\":5", "\"dispatched\":5", "\"received\":4", "\"missing\":1", "\"returned\":4");
            }
        });
    }

    @Test
    void small_numbers_are_told_to_the_public_as_large_ones_are() {
        var asking = hansa.ask().anybody();
        for (var part : List.of("", "/history", "/changes", "/ledger")) {
            var small = asking.get("/api/exchanges/" + few + part + now());
            var large = withoutOwn(asking.get("/api/exchanges/" + many + part + now())).toString();
            assertThat(large.replace(many, few)).as(part).isEqualTo(withoutOwn(small).toString());
        }
        var line = asking.get("/api/exchanges/" + few + now()).get("commitments").get(0);
        assertThat(line.at("/balance/received").toString()).isEqualTo("{\"untold\":\"PATIENTS\"}");
        assertThat(line.at("/balance/onHand").toString()).isEqualTo("0");
    }

    @Test
    void sentences_say_that_there_were_some() {
        var timeline = "/api/timeline?limit=200&subject=" + few + "&minPosition=" + last;

        assertThat(sentences(hansa.ask().anybody(), timeline, "en"))
                .contains("Eins offers Zwei some patients.", "some patients have arrived, some are missing.");
        assertThat(sentences(hansa.ask().anybody(), timeline, "de")).contains(
                "Zwei nimmt an: einige Patienten.", "Angekommen: einige Patienten, einige fehlen.");
        assertThat(sentences(officer(taker), timeline, "en"))
                .contains("Eins offers Zwei 8 patients.", "about 2 patients have arrived, 1 are missing.");
    }

    @Test
    void an_offer_is_not_weighed_against_the_need_of_a_stranger() {
        var opened = created(hansa.ask().post("/api/exchanges", """
                {"crisis":{"type":"PANDEMIC","name":"Probe"},"title":"Probe","themes":[],
                 "participants":[{"key":"x","city":"%s"},{"key":"y","organisation":{"name":"Region","kind":"COMPANY"}}],
                 "by":{"city":"%s"},"effective":"2020-03-01"}""".formatted(stranger, stranger)));
        var needed = position(done(hansa.ask().post("/api/exchanges/" + id(opened) + "/declare-need", """
                {"need":"probe","participant":"x","aid":{"kind":"PATIENTS"},"quantity":3,"effective":"2020-03-02",
                 "by":{"city":"%s"}}""".formatted(stranger))));

        var board = officer(stranger).get("/api/board?asOf=2020-04-01&limit=200&minPosition=" + needed).get("items");
        var own = board.valueStream()
                .filter(one -> one.get("key").stringValue().equals("probe"))
                .findFirst()
                .orElseThrow();
        assertThat(own.get("uncovered").longValue()).isEqualTo(3);
        assertThat(own.get("offers")).hasSize(2).allSatisfy(offer -> {
            assertThat(offer.get("match").toString()).isEqualTo("{\"by\":\"KIND\"}");
            assertThat(offer.get("unclaimed").toString()).isEqualTo("{\"untold\":\"PATIENTS\"}");
        });
        assertThat(auditor().get("/api/board?asOf=2020-04-01&limit=200").toString()).contains("\"coversAll\":true");
    }

    @Test
    void what_is_pushed_has_no_number_either() {
        try (var record = Listening.to(hansa.ask(), "/api/exchanges/" + many + now());
                var feed = Listening.to(hansa.ask(), "/api/feed?after=" + first + "&subject=" + many)) {
            assertThat(record.next().json().toString()).contains("untold").matches(text -> !isCounted(text));
            assertThat(feed.next(9)).noneMatch(event -> isCounted(event.json().toString()));
        }
    }

    @Test
    void a_refusal_tells_a_stranger_no_number() {
        var answer = officer(stranger).post("/api/exchanges/" + many + "/accept-offer", """
                {"offer":"open","commitment":"probe","to":"sender","quantity":999999999,"by":{"city":"%s"}}"""
                .formatted(stranger));

        refused(answer, 409, "NOT_A_PARTICIPANT");
        assertThat(isCounted(answer.response().body())).isFalse();
    }

    @Test
    void a_receipt_opens_no_number_to_the_public() {
        var events = officer(taker).get("/api/exchanges/" + many + "/history" + now()).get("events");
        var offered = events.valueStream()
                .filter(event -> event.get("what").stringValue().equals("exchange.offer-made"))
                .findFirst()
                .orElseThrow();
        var receipt = "/api/audit/receipts/" + offered.get("position").longValue();
        var party = opened(officer(taker), receipt);

        assertThat(party).isNotEqualTo(opened(hansa.ask().anybody(), receipt)).isEqualTo(opened(auditor(), receipt));
        assertThat(opened(hansa.ask().anybody(), receipt)).isEqualTo(opened(officer(stranger), receipt));
    }

    @Test
    void what_was_recorded_as_other_aid_and_is_of_patients_is_told_to_no_stranger_as_it_was_known_before_either() {
        var story = new PatientsStory(hansa.ask(), taker, sender);
        var exchange = story.tellAsGoods(network, MANY);
        var then = story.last();
        var asGoods = List.of(
                "/api/exchanges/" + exchange + "?knownAt=" + then,
                "/api/exchanges/" + exchange + "/ledger?knownAt=" + then,
                "/api/exchanges/" + exchange + "/history?knownAt=" + then,
                "/api/exchanges/" + exchange + "/changes?from=" + story.first() + "&to=" + then,
                "/api/exchanges.iati.xml?standing=ANY&knownAt=" + then,
                "/api/timeline?limit=200&subject=" + exchange + "&knownAt=" + then,
                "/api/timeline?limit=200&subject=" + taker + "&from=2021-01-01&knownAt=" + then,
                "/api/board?kind=GOODS&asOf=2021-03-05&knownAt=" + then,
                "/api/charts/aid-by-crisis?knownAt=" + then,
                "/api/reciprocity?city=" + taker + "&knownAt=" + then);
        var page = hansa.ask().anybody().get("/api/timeline?limit=2&subject=" + exchange + "&minPosition=" + then);
        assertThat(asGoods).allSatisfy(question -> assertThat(hansa.ask().anybody()
                        .answer("GET", question, null).response().body())
                .as(question).matches(PatientsJourney::isCounted));

        var turned = story.turnToPatients(exchange);

        var asked = new ArrayList<>(asGoods);
        asked.add("/api/timeline?limit=2&subject=" + exchange + "&cursor=" + page.get("next").stringValue());
        asked.add("/api/exchanges/" + exchange + "/history?minPosition=" + turned);
        asked.add("/api/exchanges/" + exchange + "/changes?from=" + story.first() + "&minPosition=" + turned);
        asked.add("/api/changes?limit=200&kind=EXCHANGE&from=" + story.first() + "&minPosition=" + turned);
        asked.add("/api/feed?subject=" + exchange);
        asked.add("/api/exchanges.csv?standing=ANY&knownAt=" + then);
        for (var known = story.first(); known <= turned; known++) {
            asked.add("/api/exchanges/" + exchange + "?knownAt=" + known);
            asked.add("/api/exchanges/" + exchange + "/changes?from=" + known);
            asked.add("/api/charts/aid-by-crisis?knownAt=" + known);
        }
        Given.awaited(hansa.ask(), "/api/exchanges?minPosition=" + turned);
        var faults = new ArrayList<String>();
        readers().forEach((reader, asking) -> asked.forEach(question -> {
            var answer = asking.answer("GET", question, null);
            assertThat(answer.status()).as(question + " as " + reader).isIn(200, 404);
            var isTold = isCounted(answer.response().body());
            if (isTold ? !mayKnow(reader) : mayKnow(reader) && asGoods.contains(question)) {
                faults.add((isTold ? "told to " : "withheld from ") + reader + " by " + question);
            }
        }));
        assertThat(faults).isEmpty();
        refused(officer(stranger).answer("GET", asGoods.getFirst(), null), 404, "NOT_FOUND");
        assertThat(hansa.ask().anybody().get("/api/exchanges/" + exchange + "?knownAt=" + turned).toString())
                .contains("untold");
        assertThat(hansa.ask().anybody().get("/api/exchanges/" + many + "?knownAt=" + then).toString()).contains("untold");
    }

    /** The proof's extra data, once a checkpoint vouches for it. */
    private static String opened(Asking asking, String receipt) {
        for (var patience = 0; ; patience++) {
            var answer = asking.answer("GET", receipt, null);
            if (answer.status() == 200) {
                return answer.response().body().lines().filter(line -> line.startsWith("extra ")).findFirst().orElseThrow();
            }
            assertThat(answer.status()).isEqualTo(404);
            assertThat(patience).as("no checkpoint vouches for it").isLessThan(100_000);
        }
    }

    private static Map<String, Asking> readers() {
        var all = new LinkedHashMap<String, Asking>();
        all.put("anybody", hansa.ask().anybody());
        all.put("dashboard", hansa.ask().as("dashboard", List.of("dashboard"), List.of()));
        all.put("operator", hansa.ask().as("operator", List.of("operator"), List.of("network:" + network)));
        all.put("stranger", officer(stranger));
        all.put("taker", officer(taker));
        all.put("sender", officer(sender));
        all.put("keeper", hansa.ask().as("keeper", List.of("secretariat"), List.of("network:" + network)));
        all.put("auditor", auditor());
        return all;
    }

    private static boolean mayKnow(String reader) {
        return List.of("taker", "sender", "keeper", "auditor").contains(reader);
    }

    private static Asking auditor() {
        return hansa.ask().as("auditor", List.of("auditor"), List.of());
    }

    private static Asking officer(String city) {
        return hansa.ask().as("officer-" + city, List.of("officer"), List.of("city:" + city));
    }

    /** Every read in every form, of now, of each day and as of each position. */
    private static List<String> questions() {
        var all = new ArrayList<>(telling());
        var then = "minPosition=" + last;
        for (var part : List.of("/provenance", "/changes?from=" + first)) {
            all.add("/api/exchanges/" + many + part);
        }
        for (var position = first; position <= last; position++) {
            all.add("/api/exchanges/" + many + "?knownAt=" + position + "&" + then);
            all.add("/api/board?knownAt=" + position + "&asOf=2020-03-20&" + then);
            all.add("/api/charts/aid-by-crisis?knownAt=" + position + "&" + then);
        }
        for (var day = 1; day <= 28; day += 3) {
            var asOf = "asOf=2020-03-%02d&%s".formatted(day, then);
            all.add("/api/exchanges/" + many + "?" + asOf);
            all.add("/api/exchanges/" + many + "/ledger?" + asOf);
            all.add("/api/reciprocity?city=" + taker + "&" + asOf);
        }
        for (var list : List.of("exchanges.csv", "exchanges", "due", "anniversaries", "discrepancies", "map.geojson",
                "due.ics", "anniversaries.ics", "exchanges.iati.xml", "charts/need-to-receipt")) {
            all.add("/api/" + list + "?" + then);
        }
        List.of("timeline.ics", "timeline.feed.json")
                .forEach(form -> all.add("/api/" + form + "?subject=" + many + "&" + then));
        all.add("/api/search?q=Hilfe&" + then);
        all.add("/api/search?q=" + 7 * MANY + "&" + then);
        all.add("/api/feed?after=" + first + "&limit=200");
        all.add("/api/feed?subject=" + many);
        return all;
    }

    /** Those by which numbers are told to who may know them. */
    private static List<String> telling() {
        var then = "minPosition=" + last;
        return List.of(
                "/api/exchanges/" + many + "?" + then,
                "/api/exchanges/" + many + "/history?" + then,
                "/api/exchanges/" + many + "/changes?" + then,
                "/api/exchanges/" + many + "/ledger?" + then,
                "/api/timeline?limit=200&subject=" + many + "&" + then,
                "/api/timeline?limit=200&subject=" + taker + "&" + then,
                "/api/discrepancies?city=" + taker + "&" + then,
                "/api/changes?limit=200&kind=EXCHANGE&city=" + taker + "&" + then,
                "/api/board?asOf=2020-03-08&crisis=PANDEMIC&city=" + sender + "&" + then,
                "/api/charts/aid-by-crisis?city=" + sender + "&" + then,
                "/api/reciprocity?city=" + taker + "&partner=" + sender + "&" + then + "&asOf=2020-03-10");
    }

    private static String now() {
        return "?minPosition=" + last;
    }

    private static boolean isCounted(String body) {
        return NUMBER.matcher(body.replaceAll("(?<=[0-9])[.,](?=[0-9]{3}(?![0-9]))", ""))
                .results()
                .mapToLong(found -> Long.parseLong(found.group()))
                // Of one exchange, or summed over both.
                .anyMatch(number -> number != 0 && (number % MANY == 0 || number % (MANY + 1) == 0));
    }

    private static JsonNode withoutOwn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OWN);
        }
        node.forEach(PatientsJourney::withoutOwn);
        return node;
    }

    private static List<String> sentences(Asking asking, String timeline, String language) {
        return asking.get(timeline, "Accept-Language", language)
                .get("items")
                .valueStream()
                .map(item -> item.get("sentence").stringValue())
                .toList();
    }
}
