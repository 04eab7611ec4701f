package city.hansa.query.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.FIRST;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeClosed;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.view.At;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());

    private final Stage stage = new Stage(DATABASE);

    @Test
    void is_listed_by_its_crisis_under_each_city_that_takes_part() {
        given("2020-03", opened());

        assertThat(listed("PANDEMIC", DAR_ES_SALAAM.toString())).singleElement()
                .satisfies(item -> assertThat(item.toString())
                        .startsWith("{\"id\":\"" + EXCHANGE
                                + "\",\"kind\":\"PANDEMIC\",\"standing\":\"OPEN\",\"certainty\":\"CERTAIN\","
                                + "\"title\":\"COVID-19\""));
        assertThat(listed("FLOOD", null)).isEmpty();
    }

    @Test
    void is_no_longer_listed_when_it_is_closed() {
        given("2020-03", opened());
        given("2020-12-31", new CrisisExchangeClosed(EXCHANGE));

        assertThat(listed(null, null)).isEmpty();
    }

    @Test
    void the_document_shows_where_the_aid_was_on_a_day() {
        given("2020-03", opened());
        given("2020-03-02", offered(1000L));
        given("2020-03-03", accepted(1000));
        given("2020-03-04", dispatched(600));
        given("2020-04-06", received(600));

        assertThat(balance(LocalDate.of(2020, 3, 31)).get("onTheWay").longValue()).isEqualTo(600);
        assertThat(balance(LocalDate.of(2020, 4, 6)).get("onHand").longValue()).isEqualTo(600);
    }

    @Test
    void names_participants_and_aid_in_its_sentences() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "2020"),
                new CityRegistered(HAMBURG, "Hamburg", "DE", null, List.of()));
        given("2020-03", opened());
        given("2020-03-02", offered(1000L));
        given("2020-03-03", accepted(1000));
        given("2020-03-04", dispatched(600));
        given("2020-04-06", new ReceiptConfirmed(EXCHANGE, FIRST, null, null, null, null, 4));

        var told = told();
        assertThat(told.get(1).toString()).contains("\"from\":{\"city\":\"" + HAMBURG + "\",\"name\":\"Hamburg\"}");
        assertThat(told.get(4).toString()).contains("exchange.receipt-confirmed.packages", "\"aid\":\"surgical mask\"");
    }

    private void given(String effective, ExchangeEvent event) {
        stage.story.tell(EXCHANGE.value(), by(HAMBURG, effective), event);
        stage.play();
    }

    private List<ObjectNode> listed(@Nullable String kind, @Nullable String city) {
        var filter = new RegisterFilter(city, null, kind, null, null, null);
        return stage.registers.handle(new FindRecords(Subject.Kind.EXCHANGE, filter, At.NOW, null, 10)).items();
    }

    private ObjectNode balance(LocalDate day) {
        var found = stage.records.handle(new GetRecord(SUBJECT, new At(day, null, null, null)));
        return (ObjectNode) requireNonNull(found.document()).get("commitments").get(0).get("balance");
    }

    private List<ObjectNode> told() {
        return stage.timeline
                .handle(new FindTimeline(List.of(EXCHANGE.toString()), null, null, null, At.NOW, null, 20))
                .items();
    }
}
