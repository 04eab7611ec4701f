package city.hansa.query.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.SOLIDARITY;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.accounted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.distributed;
import static city.hansa.api.exchange.ExchangeExamples.euros;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static city.hansa.api.exchange.ExchangeExamples.requested;
import static city.hansa.query.Rows.told;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.AccountApproved;
import city.hansa.api.exchange.ExchangeEvent.AccountQueried;
import city.hansa.api.exchange.ExchangeEvent.FundingAccounted;
import city.hansa.api.exchange.ExchangeEvent.FundingDrawn;
import city.hansa.api.exchange.ExchangeEvent.FundingGranted;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.DueItem;
import city.hansa.query.view.Json;
import city.hansa.query.view.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeDueTest {

    private @Nullable ExchangeView exchange;
    private int told;

    @BeforeEach
    void masks_are_on_their_way() {
        tell("2020-04-01", opened());
        tell("2020-04-02", offered(800L));
        tell("2020-04-03", accepted(800));
        tell("2020-04-04", dispatched(800));
    }

    @Test
    void an_account_is_owed_from_the_receipt_and_no_rule_names_its_day() {
        assertThat(due()).isEmpty();

        tell("2020-04-20", received(800));
        tell("2020-05-01", distributed(800));

        assertThat(told(due()))
                .containsExactly(
                        "ACCOUNT RECEIVED 2020-04-20 until 2020-05-01", "ACCOUNT OPEN 2020-05-01");
        assertThat(items()).allSatisfy(item -> {
            assertThat(item.due()).isNull();
            assertThat(item.rule().text()).contains("No rule names a day");
            assertThat(item.owedBy()).containsExactly(new CityRef(DAR_ES_SALAAM));
        });
    }

    @Test
    void a_queried_account_is_owed_again_until_it_is_approved() {
        tell("2020-04-20", received(800));
        tell("2020-05-01", distributed(800));
        tell("2020-06-01", accounted(800));
        tell("2020-06-10", new AccountQueried(EXCHANGE, MASKS, "to whom?"));
        tell("2020-07-01", accounted(800));
        tell("2020-07-20", new AccountApproved(EXCHANGE, MASKS));

        assertThat(told(due()))
                .containsExactly(
                        "ACCOUNT RECEIVED 2020-04-20 until 2020-05-01",
                        "ACCOUNT OPEN 2020-05-01 until 2020-06-01",
                        "ACCOUNT SUBMITTED 2020-06-01 until 2020-06-10",
                        "ACCOUNT QUERIED 2020-06-10 until 2020-07-01",
                        "ACCOUNT SUBMITTED 2020-07-01 until 2020-07-20");
        assertThat(items().get(2).owedBy()).as("the giver judges").containsExactly(new CityRef(HAMBURG));
        var view = requireNonNull(exchange);
        assertThat(Json.read(Json.write(view), ExchangeView.class)).isEqualTo(view);
    }

    @Test
    void a_funding_is_to_be_accounted_for_once_it_was_drawn() {
        tell("2020-04-05", requested(2000));
        tell("2020-05-05", new FundingGranted(EXCHANGE, SOLIDARITY, euros(2000)));
        assertThat(due()).isEmpty();
        tell("2020-06-05", new FundingDrawn(EXCHANGE, SOLIDARITY, euros(2000)));
        assertThat(told(due())).containsExactly("FUNDING OPEN 2020-06-05");
        tell("2020-12-05", new FundingAccounted(EXCHANGE, SOLIDARITY, euros(1500), euros(500)));
        assertThat(told(due())).containsExactly("FUNDING OPEN 2020-06-05 until 2020-12-05");
    }

    private List<Row> due() {
        return ExchangeDue.rows(requireNonNull(exchange));
    }

    private List<DueItem> items() {
        return due().stream().map(row -> (DueItem) row.item()).toList();
    }

    private void tell(String effective, ExchangeEvent event) {
        exchange = ExchangeFold.fold(
                exchange,
                new Recorded<>(told, told, event(told), Instant.EPOCH, by(HAMBURG, effective), event));
        told++;
    }
}
