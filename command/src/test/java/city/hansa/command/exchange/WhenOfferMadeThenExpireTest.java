package city.hansa.command.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.offeredUntil;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.command.Spec.said;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.command.Spec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The policy and the aggregate together, on the fixture's own clock. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhenOfferMadeThenExpireTest {

    private static final OfferMade OFFER = offeredUntil("2099-04-30");
    private static final Instant OVER = Instant.parse("2099-05-01T00:00:00Z");

    /** Stands for the event processor that brings the policy its event. */
    record Deliver(OfferMade made) {}

    static final class Delivery {

        @CommandHandler
        void handle(Deliver delivery, DeadlineManager deadlines) {
            new WhenOfferMadeThenExpire(deadlines).on(delivery.made(), by(HAMBURG, "2020-03"));
        }
    }

    private final Spec<CrisisExchange> exchange = new Spec<>(CrisisExchange.class);

    WhenOfferMadeThenExpireTest() {
        exchange.fixture().registerAnnotatedCommandHandler(new Delivery());
    }

    @Test
    void what_nobody_accepted_lapses_when_the_last_day_is_over() {
        given(OFFER, accepted(400)).whenTimeAdvancesTo(OVER).expectEvents(new OfferExpired(EXCHANGE, MASKS, 600L));
    }

    @Test
    void nothing_lapses_on_the_last_day() {
        given(OFFER).whenTimeAdvancesTo(OVER.minusSeconds(1)).expectNoEvents();
    }

    @Test
    void nothing_lapses_that_was_accepted_in_whole() {
        given(OFFER, accepted(1000)).whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    @Test
    void nothing_lapses_without_a_last_day() {
        given(offered(1000L)).whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    @Test
    void the_clock_acts_for_the_party_that_recorded_the_offer() {
        given(OFFER).whenTimeAdvancesTo(OVER).expectEventsMatching(Matchers.exactSequenceOf(byTheClock()));
    }

    @Test
    void an_open_end_is_no_last_day() {
        given(offeredUntil("2099/..")).whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    private TestExecutor<CrisisExchange> given(OfferMade made, ExchangeEvent... then) {
        var events = new ArrayList<EventMessage<?>>(List.of(
                said(by(HAMBURG, "2020"), opened()), said(by(HAMBURG, "2020-03"), made)));
        for (var event : then) {
            events.add(said(by(DAR_ES_SALAAM, "2020-04"), event));
        }
        return exchange.given(events.toArray(EventMessage<?>[]::new)).andGivenCommands(new Deliver(made));
    }

    private static CustomTypeSafeMatcher<EventMessage<?>> byTheClock() {
        return new CustomTypeSafeMatcher<>("an event of the clock on behalf of Hamburg") {
            @Override
            protected boolean matchesSafely(EventMessage<?> message) {
                var envelope = Envelope.from(message.getMetaData());
                assertThat(envelope.effective().text()).isEqualTo("2099-05-01");
                return envelope.actor().role() == Role.CLOCK && envelope.party().equals(HAMBURG);
            }
        };
    }
}
