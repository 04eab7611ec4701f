package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The real exchanges of 2020 and 2021: who needed what, whether it adds up, and what cities gave each other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BoardJourney {

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

    @Nested
    class The_board {

        @Test
        void of_may_2020_shows_what_brazzaville_needed_what_was_offered_and_what_was_on_its_way() {
            var board = ask("/api/board?asOf=2020-05-01&crisis=PANDEMIC");

            assertThat(board).first().satisfies(need -> {
                assertThat(need.get("what").stringValue()).isEqualTo("NEED");
                assertThat(need.at("/participant/name").stringValue()).isEqualTo("Brazzaville");
                assertThat(need.at("/aid/item").stringValue()).isEqualTo("hospital material");
                assertThat(need.get("certainty").stringValue()).isEqualTo("CERTAIN");
                assertThat(need.get("offers")).isEmpty();
            });
            assertThat(described(board)).contains(
                    "OFFER Hamburg PATIENTS 10", "OFFER Dresden FUNDS 8000000", "LINE Yandu GOODS 20000",
                    "LINE Huai'an GOODS 12000");
        }

        @Test
        void of_june_shows_the_rest_of_what_dresden_offered_and_what_it_had_committed() {
            var board = ask("/api/board?asOf=2020-06-01&city=" + city("Brazzaville"));

            assertThat(described(board)).noneMatch(entry -> entry.startsWith("NEED")).contains(
                    "OFFER Dresden FUNDS 3000000", "LINE Dresden GOODS 9000", "LINE Dresden GOODS 500");
            assertThat(board).filteredOn(one -> one.get("key").stringValue().equals("examination-glove"))
                    .extracting(line -> line.get("way").stringValue())
                    .containsExactly("COMMITTED");
            assertThat(ask("/api/board?asOf=2020-09-01&city=" + city("Brazzaville")))
                    .filteredOn(one -> one.get("key").stringValue().equals("examination-glove"))
                    .extracting(line -> line.get("way").stringValue() + " " + line.get("onTheWay"))
                    .containsExactly("DISPATCHED 9000");
        }

        @Test
        void shows_a_vague_need_as_possible_until_it_was_passed_on() {
            var xuzhou = city("Xuzhou");

            assertThat(ask("/api/board?asOf=2020-02-10&city=" + xuzhou)).singleElement().satisfies(need ->
                    assertThat(need.get("certainty").stringValue()).isEqualTo("POSSIBLE"));
            assertThat(ask("/api/board?asOf=2020-03-01&city=" + xuzhou)).isEmpty();
        }

        @Test
        void matches_an_offer_that_was_written_just_now() {
            var kiel = Given.city(hansa.ask(), "Kiel");
            var gdynia = Given.city(hansa.ask(), "Gdynia");
            var exchange = id(created(hansa.ask().post("/api/exchanges", """
                    {"crisis":{"type":"FLOOD","name":"Storm surge"},"themes":["MUNICIPAL_SERVICES"],
                     "participants":[{"key":"kiel","city":"%s"},{"key":"gdynia","city":"%s"}],
                     "by":{"city":"%1$s"},"effective":"2023-10-20"}""".formatted(kiel, gdynia))));
            tell(exchange, "declare-need", kiel, """
                    "need":"pumps","participant":"kiel","aid":{"kind":"GOODS","item":"Pumps","unit":"C62"},
                    "quantity":10,"neededBy":"2023-10-25"
                    """);
            tell(exchange, "make-offer", gdynia, """
                    "offer":"pumps","from":"gdynia","aid":{"kind":"GOODS","item":"pump","unit":"C62"},"quantity":6""");
            var last = tell(exchange, "accept-offer", kiel, """
                    "offer":"pumps","commitment":"pumps","to":"kiel","quantity":4,"need":"pumps"
                    """);

            var question = "/api/board?asOf=2023-10-22&crisis=FLOOD&minPosition=" + position(last);
            var page = Given.awaited(hansa.ask(), question);
            assertThat(page.get("rule").stringValue()).contains("minor units", "time zone");
            assertThat(page.get("items")).singleElement().satisfies(need -> {
                assertThat(need.get("uncovered").longValue()).isEqualTo(6);
                assertThat(need.at("/offers/0/unclaimed").longValue()).isEqualTo(2);
                assertThat(need.at("/offers/0/match").toString())
                        .isEqualTo("{\"by\":\"ITEM\",\"covers\":2,\"coversAll\":false}");
                assertThat(need.at("/onTheWay/0/outstanding").longValue()).isEqualTo(4);
            });
            var before = Given.awaited(hansa.ask(), question + "&knownAt=" + (position(last) - 1)).get("items").get(0);
            assertThat(before.get("uncovered").longValue()).isEqualTo(10);
            assertThat(before.get("onTheWay")).isEmpty();
            var tag = hansa.ask().answer("GET", question, null).header("ETag");
            assertThat(hansa.ask().answer("GET", question, null, "If-None-Match", tag).status()).isEqualTo(304);
        }

        @ParameterizedTest
        @CsvSource({
            "colour=red, colour", "kind=LOVE, kind", "crisis=COVID, crisis", "theme=LOVE, theme", "city=nobody:1, city",
            "limit=0, limit", "asOf=2020, asOf", "knownAt=yesterday, knownAt", "minPosition=x, minPosition",
            "cursor=forged, ''", "city=iso3166_2:DE-NW, ''", "kind=GOODS&kind=FUNDS, kind"
        })
        void without_its_form_is_refused(String query, String field) {
            isMalformed("/api/board?" + query, field);
        }
    }

    @Nested
    class The_ledger {

        @Test
        void of_every_exchange_in_the_story_adds_up() {
            var exchanges = ask("/api/exchanges?standing=ANY&kind=PANDEMIC&limit=200");

            assertThat(exchanges).hasSize(15).allSatisfy(exchange -> {
                var books = books(exchange.get("id").stringValue(), "");
                assertThat(books.get("addsUp").booleanValue()).as(books.toString()).isTrue();
            });
        }

        @Test
        void follows_dresdens_masks_from_hangzhou_to_those_who_wear_them() {
            var dresden = exchange("Masks for Dresden");

            assertThat(steps(books(dresden, ""))).containsExactly(
                    "ACCEPTED 2020-03~ 10000", "DISPATCHED 2020-03/2020-04 10000", "RECEIVED 2020-04-06 5000",
                    "RECEIVED 2020-04-14 0", "DISTRIBUTED 2020-04 0");
            assertThat(steps(books(dresden, "?asOf=2020-04-10"))).last().isEqualTo("RECEIVED 2020-04-06 5000");
            assertThat(books(dresden, "?asOf=2020-04-10").get("addsUp").booleanValue()).isTrue();
            assertThat(books(dresden, "").at("/totals/0").toString())
                    .startsWith("{\"kind\":\"GOODS\",\"unit\":\"C62\",\"lines\":1,\"balance\":{\"accepted\":10000,");
        }

        @Test
        void of_money_is_in_minor_units_of_one_currency() {
            var books = books(exchange("Emergency aid for Dabola"), "");

            assertThat(books.at("/totals/0/currency").stringValue()).isEqualTo("EUR");
            assertThat(books.at("/totals/0/balance/distributed").longValue()).isEqualTo(500_000);
            assertThat(books.at("/lines/0/steps/4/what").stringValue()).isEqualTo("ACCOUNT_SUBMITTED");
        }

        @ParameterizedTest
        @CsvSource({"colour=red, colour", "limit=1, limit", "asOf=2020, asOf", "knownAt=yesterday, knownAt"})
        void without_its_form_is_refused(String query, String field) {
            isMalformed("/api/exchanges/" + exchange("Masks for Dresden") + "/ledger?" + query, field);
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "0199d5c0-0000-7000-8000-000000000001", "a city"})
        void of_what_is_no_exchange_is_not_found(String id) {
            var named = id.equals("a city") ? city("Dortmund") : id;

            refused(hansa.ask().answer("GET", "/api/exchanges/" + named + "/ledger", null), 404, "NOT_FOUND");
            refused(hansa.ask().answer("GET", "/api/exchanges/" + exchange("Masks for Dresden")
                    + "/ledger?asOf=2019-12-31", null), 404, "NOT_FOUND");
        }
    }

    @Nested
    class Reciprocity {

        @Test
        void of_wuxi_and_toyokawa_is_masks_there_and_back() {
            var wuxi = city("Wuxi");
            var question = "/api/reciprocity?city=" + wuxi + "&partner=" + city("Toyokawa");
            var aid = partner(question, "Toyokawa").at("/aid/0");

            assertThat(aid.toString()).isEqualTo(
                    "{\"kind\":\"GOODS\",\"unit\":\"C62\",\"given\":{\"certain\":50000,\"possible\":50000},"
                            + "\"received\":{\"certain\":4500,\"possible\":4500},"
                            + "\"balance\":{\"atLeast\":45500,\"atMost\":45500},\"uncounted\":0}");
            assertThat(partner("/api/reciprocity?asOf=2020-03-01&city=" + wuxi, "Toyokawa").at("/aid/0/balance/atMost")
                    .longValue()).isEqualTo(-4500);
        }

        @Test
        void of_dortmund_lists_partners_by_name_with_what_stands_between_them() {
            var page = Given.awaited(hansa.ask(), "/api/reciprocity?city=geonames:2935517&asOf=2022-06-01");
            var names = page.get("items").valueStream().map(one -> one.get("name").stringValue()).toList();

            assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                    .contains("Amiens", "Buffalo, New York", "Focuslight Technologies, Xi'an");
            assertThat(page.get("rule").stringValue()).contains("Nothing here ranks cities");
            assertThat(partner("/api/reciprocity?city=geonames:2935517&asOf=2022-06-01", "Amiens")
                    .at("/partnerships/0/kind").stringValue()).isEqualTo("TWINNING");
            assertThat(partner("/api/reciprocity?city=geonames:2935517&asOf=2022-06-01", "Buffalo, New York")
                    .at("/actions/certain").intValue()).isPositive();
            assertThat(partner("/api/reciprocity?city=geonames:2935517&asOf=2022-06-01",
                    "Focuslight Technologies, Xi'an").at("/aid/0/received/certain").longValue()).isEqualTo(20_000);
        }

        @Test
        void of_cartons_that_nobody_counted_is_said_to_be_uncounted() {
            var aid = partner("/api/reciprocity?city=" + city("Zwickau"), "Yandu").get("aid").get(0);

            assertThat(aid.get("uncounted").intValue()).isOne();
            assertThat(aid.at("/received/possible").longValue()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "colour=red, colour", "'', city", "city=x, city", "city=geonames:2935517&partner=x, partner",
            "city=geonames:2935517&limit=1, limit", "city=geonames:2935517&asOf=2020, asOf", "city=nuts:DEA52, ''"
        })
        void without_its_form_is_refused(String query, String field) {
            isMalformed("/api/reciprocity?" + query, field);
        }
    }

    private static Answer tell(String exchange, String command, String city, String body) {
        return done(hansa.ask().post("/api/exchanges/" + exchange + "/" + command, """
                {%s,"by":{"city":"%s"},"effective":"2023-10-21"}""".formatted(body, city)));
    }

    private static void isMalformed(String question, String field) {
        var answer = hansa.ask().answer("GET", question, null);
        refused(answer, 400, "MALFORMED");
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
    }

    private static List<JsonNode> ask(String question) {
        return Given.awaited(hansa.ask(), question).get("items").valueStream().toList();
    }

    private static JsonNode partner(String question, String name) {
        return ask(question).stream()
                .filter(one -> one.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no partner: " + question));
    }

    private static JsonNode books(String exchange, String parameters) {
        return Given.awaited(hansa.ask(), "/api/exchanges/" + exchange + "/ledger" + parameters);
    }

    private static List<String> steps(JsonNode books) {
        return books.at("/lines/0/steps").valueStream()
                .map(step -> step.get("what").stringValue() + " " + step.get("on").stringValue() + " "
                        + step.at("/after/outstanding"))
                .toList();
    }

    private static String city(String name) {
        return ask("/api/cities?q=" + name).getFirst().get("id").stringValue();
    }

    private static String exchange(String title) {
        return ask("/api/exchanges?standing=ANY&q=" + title.replace(" ", "%20")).getFirst().get("id").stringValue();
    }

    /** What each is, who gives or needs, and how much of it is open. */
    private static List<String> described(List<JsonNode> board) {
        return board.stream().map(one -> Stream.of(
                                one.get("what").stringValue(),
                                one.at(one.has("from") ? "/from/name" : "/participant/name").asString("?"),
                                one.at("/aid/kind").stringValue(),
                                Stream.of("uncovered", "unclaimed", "outstanding")
                                        .filter(one::has)
                                        .map(field -> one.get(field).toString())
                                        .findFirst()
                                        .orElse(""))
                        .reduce((text, part) -> text + " " + part)
                        .orElseThrow())
                .toList();
    }
}
