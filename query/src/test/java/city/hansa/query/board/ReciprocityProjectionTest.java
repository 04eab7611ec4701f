package city.hansa.query.board;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.CARRIER;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.MASK;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.value.Key;
import city.hansa.api.view.At;
import city.hansa.api.view.ViewQuery.FindReciprocity;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What Hamburg and its partners gave each other, on both clocks. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReciprocityProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());

    private final Stage stage = new Stage(DATABASE);

    @Test
    void is_what_was_received_each_way_by_kind_and_unit() {
        given("2020-04-01", opened());
        line("masks", GIVER, RECEIVER, MASK, 1000);
        given("2020-04-10", receipt("masks", 900));
        line("masks-back", RECEIVER, GIVER, Aid.goods("mask"), 200);
        given("2020-04-20", receipt("masks-back", 200));
        line("money", GIVER, RECEIVER, Aid.funds("EUR"), 5000);
        given("2020-04-20", receipt("money", 5000));

        assertThat(balances(HAMBURG, "2020-04-30")).containsExactly(
                "FUNDS EUR 5000/5000 0/0 5000..5000", "GOODS C62 900/900 200/200 700..700");
        assertThat(balances(DAR_ES_SALAAM, "2020-04-30")).containsExactly(
                "FUNDS EUR 0/0 5000/5000 -5000..-5000", "GOODS C62 200/200 900/900 -700..-700");
        assertThat(balances(HAMBURG, "2020-04-15")).containsExactly("GOODS C62 900/900 0/0 900..900");
        assertThat(balances(HAMBURG, "2020-04-09")).isEmpty();
    }

    @Test
    void of_vague_days_is_certain_or_possible() {
        given("2020-04-01", opened());
        line("masks", GIVER, RECEIVER, MASK, 1000);
        given("2020-04-10", receipt("masks", 600));
        given("2020-05", receipt("masks", 400));

        assertThat(balances(HAMBURG, "2020-05-15")).containsExactly("GOODS C62 600/1000 0/0 600..1000");
        assertThat(balances(HAMBURG, "2020-05-31")).containsExactly("GOODS C62 1000/1000 0/0 1000..1000");

        given("2020-06", new GoodsReturned(EXCHANGE, new Key("masks"), 100));
        assertThat(balances(HAMBURG, "2020-06-15")).containsExactly("GOODS C62 900/1000 0/0 900..1000");
        assertThat(balances(HAMBURG, "2020-06-30")).containsExactly("GOODS C62 900/900 0/0 900..900");
    }

    @Test
    void is_as_it_was_known_then() {
        given("2020-04-01", opened());
        line("masks", GIVER, RECEIVER, MASK, 1000);
        var receipt = given("2020-04-10", receipt("masks", 900));
        var before = stage.story.last();
        say(new FactCorrected(SUBJECT, receipt.eventId(), "quantityGood", "900", "800", "counted again"));
        var corrected = stage.story.last();
        say(new EventRetracted(SUBJECT, receipt.eventId(), FactEvent.Cause.RECORDED_IN_ERROR, "another's"));

        assertThat(balances(HAMBURG, "2020-04-30", before)).containsExactly("GOODS C62 900/900 0/0 900..900");
        assertThat(balances(HAMBURG, "2020-04-30", corrected)).containsExactly("GOODS C62 800/800 0/0 800..800");
        assertThat(balances(HAMBURG, "2020-04-30")).isEmpty();
    }

    @Test
    void counts_packages_as_what_was_not_counted() {
        given("2020-04-01", opened());
        line("masks", GIVER, RECEIVER, MASK, 1000);
        given("2020-04-10", new ReceiptConfirmed(EXCHANGE, new Key("masks"), null, null, null, null, 4));

        assertThat(items(HAMBURG, null, "2020-04-30", null).getFirst().at("/aid/0/uncounted").intValue()).isOne();
        assertThat(balances(HAMBURG, "2020-04-30")).containsExactly("GOODS C62 0/0 0/0 0..0");
    }

    @Test
    void names_partners_in_their_order_be_they_cities_or_not() {
        stage.story.tell(DAR_ES_SALAAM.value(), by(HAMBURG, "2000"),
                new CityRegistered(DAR_ES_SALAAM, "Dar es Salaam", "TZ", null, List.of()));
        given("2020-04-01", opened());
        line("masks", GIVER, RECEIVER, MASK, 10);
        given("2020-04-10", receipt("masks", 10));
        line("freight", CARRIER, GIVER, MASK, 20);
        given("2020-04-10", receipt("freight", 20));

        assertThat(items(HAMBURG, null, "2020-04-30", null))
                .extracting(partner -> partner.get("name").stringValue())
                .containsExactly("Africa Line", "Dar es Salaam");
        assertThat(balances(HAMBURG, "2020-04-30")).containsExactly(
                "GOODS C62 0/0 20/20 -20..-20", "GOODS C62 10/10 0/0 10..10");
        assertThat(items(HAMBURG, DAR_ES_SALAAM, "2020-04-30", null)).hasSize(1);
        assertThat(items(HAMBURG, OSAKA, "2020-04-30", null)).isEmpty();
    }

    private void line(String key, Key from, Key to, Aid aid, long quantity) {
        var line = new Key(key);
        given("2020-04-02", new OfferMade(EXCHANGE, line, from, to, aid, quantity, null, null, null));
        given("2020-04-03", new OfferAccepted(EXCHANGE, line, line, to, quantity, null, null));
        given("2020-04-04", new ConsignmentDispatched(EXCHANGE, line, line, quantity, null, null));
    }

    private static ReceiptConfirmed receipt(String consignment, long good) {
        return new ReceiptConfirmed(EXCHANGE, new Key(consignment), good, null, null, null, null);
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

    private List<ObjectNode> items(CityId city, @Nullable CityId partner, String day, @Nullable Long position) {
        var at = new At(LocalDate.parse(day), null, position, null);
        var other = partner == null ? null : partner.toString();
        return stage.reciprocity.handle(new FindReciprocity(city.toString(), other, at)).items();
    }

    private List<String> balances(CityId city, String day) {
        return balances(city, day, null);
    }

    /** Kind and unit, given and received as certain/possible, the balance from its least to its most. */
    private List<String> balances(CityId city, String day, @Nullable Long position) {
        return items(city, null, day, position).stream()
                .flatMap(partner -> StreamSupport.stream(partner.get("aid").spliterator(), false))
                .map(aid -> aid.get("kind").stringValue() + " "
                        + aid.path("unit").asString(aid.path("currency").asString("")) + " "
                        + aid.at("/given/certain") + "/" + aid.at("/given/possible") + " "
                        + aid.at("/received/certain") + "/" + aid.at("/received/possible") + " "
                        + aid.at("/balance/atLeast") + ".." + aid.at("/balance/atMost"))
                .toList();
    }
}
