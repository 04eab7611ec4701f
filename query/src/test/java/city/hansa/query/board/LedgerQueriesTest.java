package city.hansa.query.board;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.accounted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.distributed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.value.Key;
import city.hansa.api.view.At;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetLedger;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The books of one exchange, on both clocks. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerQueriesTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());

    private final Stage stage = new Stage(DATABASE);

    @Test
    void shows_each_step_with_the_balance_after_it() {
        sent();

        var books = books(At.NOW);
        assertThat(books.get("addsUp").booleanValue()).isTrue();
        assertThat(books.at("/lines/0/steps"))
                .extracting(step -> step.get("what").stringValue() + " " + step.get("on").stringValue() + " "
                        + step.at("/after/outstanding") + " " + step.at("/after/onHand"))
                .containsExactly("ACCEPTED 2020-04-03 1000 0", "DISPATCHED 2020-04-04 1000 0",
                        "RECEIVED 2020-04-10 400 600", "DISTRIBUTED 2020-04-12 400 100");
        assertThat(books.at("/lines/0/from/city").stringValue()).isEqualTo(HAMBURG.toString());
        assertThat(books.get("rule").stringValue()).contains("outstanding", "minor units");
    }

    @Test
    void of_a_day_holds_what_can_have_happened_by_then() {
        sent();

        var books = books(new At(LocalDate.of(2020, 4, 9), null, null, null));
        assertThat(books.at("/lines/0/steps")).hasSize(2);
        assertThat(books.at("/lines/0/balance/onTheWay").longValue()).isEqualTo(1000);
        assertThat(found(new At(LocalDate.of(2020, 3, 31), null, null, null)).document()).isNull();
    }

    @Test
    void says_where_a_line_does_not_add_up_by_how_much_and_from_which_event_and_did_before_that_was_known() {
        sent();
        var dispatch = stage.story.stream(EXCHANGE.value(), 3).getLast();
        var distribution = stage.story.stream(EXCHANGE.value(), 5).getLast();
        var receipt = stage.story.stream(EXCHANGE.value(), 4).getLast();
        var before = stage.story.last();
        say(new FactCorrected(SUBJECT, receipt.eventId(), "quantityGood", "600", "450", "counted again"));

        var books = books(At.NOW);
        assertThat(books.get("addsUp").booleanValue()).isFalse();
        assertThat(books.at("/lines/0/broken/event").stringValue()).isEqualTo(distribution.eventId().toString());
        assertThat(books.at("/lines/0/broken/position").longValue()).isEqualTo(distribution.position());
        assertThat(books.at("/lines/0/broken/breaches").toString())
                .isEqualTo("{\"USED_WITHIN_RECEIVED\":50,\"DISTRIBUTED_WITHIN_GOOD\":50}");
        assertThat(books(new At(null, null, before, null)).get("addsUp").booleanValue()).isTrue();

        say(new FactCorrected(SUBJECT, dispatch.eventId(), "quantity", "1000", "300", "a part"));
        assertThat(books(At.NOW).at("/lines/0/broken/breaches").toString())
                .isEqualTo("{\"ARRIVED_WITHIN_DISPATCHED\":150}");
    }

    @Test
    void says_what_hangs_in_the_air_after_a_retraction() {
        sent();
        var dispatch = stage.story.stream(EXCHANGE.value(), 3).getLast();
        say(new EventRetracted(SUBJECT, dispatch.eventId(), FactEvent.Cause.DUPLICATE, "twice"));

        var books = books(At.NOW);
        assertThat(books.get("addsUp").booleanValue()).isFalse();
        assertThat(books.get("unplaced")).extracting(one -> one.get("what").stringValue() + " "
                        + one.get("key").stringValue())
                .containsExactly("RECEIVED first");
    }

    @Test
    void says_when_more_of_an_offer_was_accepted_than_was_made() {
        given("2020-04-01", opened());
        var offer = given("2020-04-02", offered(1000L));
        given("2020-04-03", accepted(600));
        given("2020-04-03", new OfferAccepted(EXCHANGE, MASKS, new Key("more"), RECEIVER, 400, null, null));
        say(new FactCorrected(SUBJECT, offer.eventId(), "quantity", "1000", "700", "misread"));

        var books = books(At.NOW);
        assertThat(books.get("addsUp").booleanValue()).isFalse();
        assertThat(books.at("/offers/0/exceededBy").longValue()).isEqualTo(300);
        assertThat(books.get("lines")).allMatch(line -> line.get("addsUp").booleanValue());
    }

    @Test
    void holds_an_account_against_what_was_moved() {
        sent();
        given("2020-04-20", accounted(500));
        assertThat(books(At.NOW).get("addsUp").booleanValue()).isTrue();

        given("2020-04-21", distributed(60));
        assertThat(books(At.NOW).at("/lines/0/broken/breaches").toString()).isEqualTo("{\"ACCOUNT_AS_MOVED\":60}");
    }

    @Test
    void adds_up_what_is_counted_alike_and_nothing_else() {
        given("2020-04-01", opened());
        for (var aid : new Aid[] {Aid.goods("mask"), Aid.goods("gown"), Aid.funds("EUR"), Aid.funds("USD")}) {
            var key = new Key("line-" + stage.story.last());
            given("2020-04-02", new OfferMade(EXCHANGE, key, GIVER, null, aid, 10L, null, null, null));
            given("2020-04-03", new OfferAccepted(EXCHANGE, key, key, RECEIVER, 10, null, null));
        }

        assertThat(books(At.NOW).get("totals"))
                .extracting(total -> total.get("kind").stringValue() + total.path("unit").asString("")
                        + total.path("currency").asString("") + " " + total.at("/balance/accepted"))
                .containsExactly("GOODSC62 20", "FUNDSEUR 10", "FUNDSUSD 10");
    }

    @Test
    void of_no_exchange_are_not_there() {
        assertThat(found(At.NOW).document()).isNull();
    }

    private void sent() {
        given("2020-04-01", opened());
        given("2020-04-02", offered(1000L));
        given("2020-04-03", accepted(1000));
        given("2020-04-04", dispatched(1000));
        given("2020-04-10", received(600));
        given("2020-04-12", distributed(500));
    }

    private Recorded<?> given(String effective, ExchangeEvent event) {
        var told = stage.story.tell(EXCHANGE.value(), by(HAMBURG, effective), event);
        stage.play();
        return told;
    }

    private void say(FactEvent statement) {
        stage.story.tell(EXCHANGE.value(), by(HAMBURG, "2021"), statement);
        stage.play();
    }

    private Found found(At at) {
        return stage.ledgers.handle(new GetLedger(EXCHANGE, at));
    }

    private JsonNode books(At at) {
        return requireNonNull(found(at).document());
    }
}
