package city.hansa.query.board;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.COVID;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.MASK;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.needed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.offeredUntil;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.ExchangeId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.Participant;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.value.Key;
import city.hansa.api.value.Theme;
import city.hansa.api.view.At;
import city.hansa.api.view.BoardFilter;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery.FindBoard;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The board on a real database; exchanges are opened on 1 April 2020. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BoardProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());

    private final Stage stage = new Stage(DATABASE);

    @Nested
    class On_both_clocks {

        @Test
        void a_need_a_part_of_which_is_covered_is_shown_with_the_rest_and_with_what_is_on_its_way() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            given("2020-04-03", offered(1000L));
            given("2020-04-05", acceptedFor(400));
            given("2020-04-06", dispatched(300));
            given("2020-04-10", received(100));

            assertThat(open("2020-04-04")).containsExactly("NEED 1000 ← masks 1000");
            assertThat(open("2020-04-05")).containsExactly("NEED 600 ← masks 600 ⇠ COMMITTED 400");
            assertThat(open("2020-04-06")).containsExactly("NEED 600 ← masks 600 ⇠ DISPATCHED 400");
            assertThat(open("2020-04-10")).containsExactly("NEED 600 ← masks 600 ⇠ DISPATCHED 300");
        }

        @Test
        void a_quantity_that_was_corrected_is_shown_as_it_was_known_then() {
            given("2020-04-01", opened());
            var need = given("2020-04-02", needed(1000L));
            var before = stage.story.last();
            say(new FactCorrected(SUBJECT, need.eventId(), "quantity", "1000", "700", "misread"));

            assertThat(open("2020-04-04")).containsExactly("NEED 700");
            assertThat(open("2020-04-04", before)).containsExactly("NEED 1000");
        }

        @Test
        void what_was_retracted_was_known_before() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            var offer = given("2020-04-03", offered(1000L));
            var before = stage.story.last();
            say(new EventRetracted(SUBJECT, offer.eventId(), FactEvent.Cause.RECORDED_IN_ERROR, "another's"));

            assertThat(open("2020-04-04")).containsExactly("NEED 1000");
            assertThat(open("2020-04-04", before)).containsExactly("NEED 1000 ← masks 1000");
        }

        @Test
        void an_exchange_whose_opening_was_retracted_is_on_no_board() {
            var opening = given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            var before = stage.story.last();
            say(new EventRetracted(SUBJECT, opening.eventId(), FactEvent.Cause.DUPLICATE, "twice"));

            assertThat(open("2020-04-04")).isEmpty();
            assertThat(open("2020-04-04", before)).containsExactly("NEED 1000");
        }

        @Test
        void an_offer_is_there_until_its_last_day() {
            given("2020-04-01", opened());
            given("2020-04-03", offeredUntil("2020-04-30"));

            assertThat(open("2020-04-02")).isEmpty();
            assertThat(open("2020-04-30")).containsExactly("OFFER 1000");
            assertThat(open("2020-05-01")).isEmpty();
        }

        @Test
        void a_vague_day_makes_an_entry_possible_and_lists_it_once() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            given("2020-04-03", offered(1000L));
            given("2020-05", acceptedFor(400));

            var item = items(BoardFilter.ALL, at("2020-05-15", null)).getFirst();
            assertThat(item.get("certainty").stringValue()).isEqualTo("POSSIBLE");
            assertThat(open("2020-05-15")).containsExactly("NEED 600 ← masks 600 ⇠ COMMITTED 400");
        }

        @Test
        void is_the_same_when_it_is_told_again_in_one_batch() {
            given("2020-04-01", opened());
            var need = given("2020-04-02", needed(1000L));
            given("2020-04-03", offered(1000L));
            given("2020-04-05", acceptedFor(400));
            say(new FactCorrected(SUBJECT, need.eventId(), "quantity", "1000", "700", "misread"));
            var rows = stage.jdbc.sql("select board::text from view_1.board_agenda board order by 1");
            var live = rows.query(String.class).list();

            stage.deliver(0, stage.story.last());
            assertThat(rows.query(String.class).list()).isEqualTo(live).isNotEmpty();
            stage.reset();
            assertThat(rows.query(String.class).list()).isEmpty();
            stage.play(100);
            assertThat(rows.query(String.class).list()).isEqualTo(live);
        }
    }

    @Nested
    class Matching {

        @Test
        void puts_the_same_item_before_its_words_and_all_before_a_part_and_the_own_exchange_before_others() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            var other = open(2);
            offer(other, "words-all", OSAKA, Aid.goods("FFP2 surgical masks"), 5000L, "2020-04-02");
            offer(other, "item-part", OSAKA, Aid.goods("mask, surgical"), 999L, "2020-04-02");
            offer(other, "item-all-late", OSAKA, MASK, 1000L, "2020-04-05");
            offer(other, "item-all", OSAKA, MASK, 1000L, "2020-04-03");
            offer(other, "item-unknown", OSAKA, MASK, null, "2020-04-02");
            offer(other, "gowns", OSAKA, Aid.goods("gown"), 1000L, "2020-04-02");
            given("2020-04-09", offered(1000L));

            assertThat(items(BoardFilter.ALL, at("2020-04-10", null)).getFirst().get("offers"))
                    .extracting(offer -> offer.get("key").stringValue() + " " + offer.at("/match/by").asString()
                            + " " + offer.at("/match/covers").asString("?"))
                    .containsExactly("masks ITEM 1000", "item-all ITEM 1000", "item-all-late ITEM 1000",
                            "item-part ITEM 999", "item-unknown ITEM ?", "words-all WORDS 1000");
            assertThat(open("2020-04-10")).hasSize(2).last().isEqualTo("OFFER 1000");
        }

        @Test
        void never_mixes_units_currencies_or_kinds() {
            given("2020-04-01", opened());
            given("2020-04-02", new NeedDeclared(
                    EXCHANGE, new Key("litres"), RECEIVER, goods("disinfectant", "LTR"), 10L, null, null));
            given("2020-04-02", new NeedDeclared(
                    EXCHANGE, new Key("money"), RECEIVER, Aid.funds("EUR"), 10L, null, null));
            var other = open(2);
            offer(other, "pieces", OSAKA, goods("disinfectant", "C62"), 10L, "2020-04-02");
            offer(other, "dollars", OSAKA, Aid.funds("USD"), 10L, "2020-04-02");
            offer(other, "euros", OSAKA, Aid.funds("EUR"), 9L, "2020-04-02");

            assertThat(open("2020-04-10")).containsExactly(
                    "NEED 10", "NEED 10 ← euros 9", "OFFER 10", "OFFER 10");
        }

        @Test
        void keeps_what_is_offered_to_one_or_for_one_need_from_all_others() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            given("2020-04-02", new NeedDeclared(
                    EXCHANGE, new Key("ventilators"), RECEIVER, Aid.goods("ventilator"), 5L, null, null));
            given("2020-04-03", new OfferMade(EXCHANGE, new Key("named"), GIVER, RECEIVER, Aid.goods("respirator"), 5L,
                    new Key("ventilators"), null, null));
            var other = open(2);
            given(other, "2020-04-03", new OfferMade(
                    other, new Key("to-hamburg"), new Key("c"), new Key("a"), MASK, 5L, null, null, null));
            given(other, "2020-04-03", new OfferMade(
                    other, new Key("to-dar"), new Key("c"), new Key("b"), MASK, 5L, null, null, null));
            given(other, "2020-04-03", new OfferMade(
                    other, new Key("from-dar"), new Key("b"), null, MASK, 5L, null, null, null));

            assertThat(open("2020-04-10")).containsExactlyInAnyOrder(
                    "NEED 1000 ← to-dar 5", "NEED 5 ← named 5", "OFFER 5", "OFFER 5");
        }

        @Test
        void shows_the_ten_best_and_counts_all() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            var other = open(2);
            for (var number = 10; number < 22; number++) {
                offer(other, "offer-" + number, OSAKA, MASK, 5L, "2020-04-" + number);
            }

            var need = items(BoardFilter.ALL, at("2020-04-30", null)).getFirst();
            assertThat(need.get("offersInAll").intValue()).isEqualTo(12);
            assertThat(need.get("offers")).hasSize(10);
            assertThat(need.at("/offers/9/key").stringValue()).isEqualTo("offer-19");
        }
    }

    @Nested
    class A_page {

        @Test
        void holds_what_is_asked_for() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));
            offer(open(2), "gowns", OSAKA, Aid.goods("gown"), 10L, "2020-04-02");

            var day = at("2020-04-10", null);
            assertThat(items(new BoardFilter(DAR_ES_SALAAM.toString(), null, null, null), day)).hasSize(1);
            assertThat(items(new BoardFilter(OSAKA.toString(), null, null, null), day)).hasSize(1);
            assertThat(items(new BoardFilter(null, Theme.HEALTHCARE, null, null), day)).hasSize(2);
            assertThat(items(new BoardFilter(null, Theme.SPORTS, null, null), day)).isEmpty();
            assertThat(items(new BoardFilter(null, null, "PANDEMIC", "GOODS"), day)).hasSize(2);
            assertThat(items(new BoardFilter(null, null, COVID.glide(), null), day)).hasSize(2);
            assertThat(items(new BoardFilter(null, null, "FLOOD", null), day)).isEmpty();
            assertThat(items(new BoardFilter(null, null, null, "FUNDS"), day)).isEmpty();
            assertThat(items(new BoardFilter("geonames:1", null, null, null), day)).isEmpty();
        }

        @Test
        void lists_needs_by_the_day_by_which_they_are_to_be_met() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1L));
            given("2020-04-02", new NeedDeclared(
                    EXCHANGE, new Key("later"), RECEIVER, MASK, 2L, Edtf.parse("2020-07"), null));
            given("2020-04-03", new NeedDeclared(
                    EXCHANGE, new Key("sooner"), RECEIVER, MASK, 3L, Edtf.parse("2020-06"), null));

            assertThat(open("2020-04-10")).containsExactly("NEED 3", "NEED 2", "NEED 1");
        }

        @Test
        void goes_on_where_the_one_before_ended_whatever_was_written_since() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1L));
            given("2020-04-02", new OfferMade(
                    EXCHANGE, new Key("gowns"), GIVER, null, Aid.goods("gown"), 2L, null, null, null));
            given("2020-04-02", offered(3L));
            given("2020-04-03", new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, 3, null, null));
            var query = new FindBoard(BoardFilter.ALL, at("2020-04-10", null), null, 1);
            var seen = new ArrayList<String>();
            var page = stage.board.handle(query);
            for (var pages = 1; ; pages++) {
                seen.addAll(described(page));
                if (page.next() == null) {
                    break;
                }
                offer(open(pages + 2), "more", OSAKA, Aid.goods("apron"), 9L, "2020-04-02");
                page = stage.board.handle(new FindBoard(BoardFilter.ALL, query.at(), page.next(), 1));
            }

            assertThat(seen).containsExactly("NEED 1", "OFFER 2", "LINE 3");
        }

        @Test
        void takes_no_cursor_of_another_question() {
            given("2020-04-01", opened());
            given("2020-04-02", needed(1L));
            given("2020-04-02", new NeedDeclared(EXCHANGE, new Key("more"), RECEIVER, MASK, 2L, null, null));
            var next = stage.board.handle(new FindBoard(BoardFilter.ALL, At.NOW, null, 1)).next();
            var other = new BoardFilter(null, null, null, "GOODS");

            assertThat(next).isNotNull();
            assertThatThrownBy(() -> stage.board.handle(new FindBoard(other, At.NOW, next, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> stage.board.handle(new FindBoard(other, At.NOW, "forged", 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> stage.board.handle(new FindBoard(other, At.NOW, null, 0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void names_cities_and_says_its_rule() {
            stage.story.tell(DAR_ES_SALAAM.value(), by(HAMBURG, "2000"),
                    new CityRegistered(DAR_ES_SALAAM, "Dar es Salaam", "TZ", null, List.of()));
            given("2020-04-01", opened());
            given("2020-04-02", needed(1000L));

            var page = stage.board.handle(new FindBoard(BoardFilter.ALL, At.NOW, null, 10));
            assertThat(page.items().getFirst().get("participant").toString()).isEqualTo(
                    "{\"key\":\"dar-es-salaam\",\"city\":\"" + DAR_ES_SALAAM + "\",\"name\":\"Dar es Salaam\"}");
            assertThat(page.items().getFirst().has("words")).isFalse();
            assertThat(page.rule()).contains("matches", "unit", "time zone");
        }
    }

    private Recorded<?> given(String effective, ExchangeEvent event) {
        return given(EXCHANGE, effective, event);
    }

    private Recorded<?> given(ExchangeId exchange, String effective, ExchangeEvent event) {
        var told = stage.story.tell(exchange.value(), by(HAMBURG, effective), event);
        stage.play();
        return told;
    }

    private void say(FactEvent statement) {
        stage.story.tell(EXCHANGE.value(), by(HAMBURG, "2021"), statement);
        stage.play();
    }

    /** Another exchange of that number, in which all three cities take part: Hamburg is a, Dar es Salaam b, Osaka c. */
    private ExchangeId open(int number) {
        var id = ExchangeId.of("0199d5c0-0000-7000-8000-0000000001" + (number + 10));
        given(id, "2020-04-01", new CrisisExchangeOpened(id, COVID,
                List.of(taking("a", HAMBURG), taking("b", DAR_ES_SALAAM), taking("c", OSAKA)), "Exchange " + number,
                List.of(Theme.HEALTHCARE)));
        return id;
    }

    private static Participant taking(String key, CityId city) {
        return new Participant(new Key(key), city, null, null);
    }

    private void offer(
            ExchangeId exchange, String key, CityId from, Aid aid, @Nullable Long quantity, String effective) {
        var giver = from.equals(OSAKA) ? "c" : "a";
        given(exchange, effective, new OfferMade(
                exchange, new Key(key), new Key(giver), null, aid, quantity, null, null, null));
    }

    private static OfferAccepted acceptedFor(long quantity) {
        return new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, quantity, MASKS, null);
    }

    private static Aid goods(String item, String unit) {
        return new Aid(AidKind.GOODS, item, unit, null, null, null, null);
    }

    private static At at(String day, @Nullable Long position) {
        return new At(LocalDate.parse(day), null, position, null);
    }

    private List<ObjectNode> items(BoardFilter filter, At at) {
        return stage.board.handle(new FindBoard(filter, at, null, 50)).items();
    }

    private List<String> open(String day) {
        return open(day, null);
    }

    private List<String> open(String day, @Nullable Long position) {
        return described(stage.board.handle(new FindBoard(BoardFilter.ALL, at(day, position), null, 50)));
    }

    /** Each entry by what it is and how much of it is open, a need with its offers and what is on its way. */
    private static List<String> described(RuledPage page) {
        return page.items().stream().map(BoardProjectionTest::described).toList();
    }

    private static String described(ObjectNode item) {
        var text = new StringBuilder(item.get("what").stringValue());
        for (var field : List.of("uncovered", "unclaimed", "outstanding")) {
            text.append(item.has(field) ? " " + item.get(field) : "");
        }
        for (JsonNode offer : item.path("offers")) {
            text.append(" ← ").append(offer.get("key").stringValue()).append(' ').append(offer.get("unclaimed"));
        }
        for (JsonNode line : item.path("onTheWay")) {
            text.append(" ⇠ ").append(line.get("way").stringValue()).append(' ').append(line.get("outstanding"));
        }
        return text.toString();
    }
}
