package city.hansa.command.exchange;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.command.fact.Facts;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateScopeDescriptor;

/**
 * An offer with a last day lapses when that day is over, wherever on earth it was to be accepted last: so at the end of
 * that day in UTC, which is near enough for days and the same on every node.
 *
 * <p>An offer that is recorded after its last day lapses at once. That refuses no acceptance which happened in time:
 * the order of valid time decides, not that of recording.
 */
@ProcessingGroup("exchange-deadlines")
@DisallowReplay
public final class WhenOfferMadeThenExpire {

    /** The deadline's name is stored with every scheduled one, so it never changes; its payload is the offer's key. */
    static final String DEADLINE = "exchange-offer-expires";

    private final DeadlineManager deadlines;
    private final EventStore events;

    public WhenOfferMadeThenExpire(DeadlineManager deadlines, EventStore events) {
        this.deadlines = deadlines;
        this.events = events;
    }

    @EventHandler
    void on(OfferMade made, Envelope envelope) {
        schedule(made, envelope);
    }

    /**
     * What is said of a fact may move a last day or open an offer again, so every open offer is given its deadline
     * anew; one too many finds nothing to expire. Not so where the expiry itself is taken back: the last day is about
     * to be corrected, and a deadline of the old one would expire the offer again before that.
     */
    @EventHandler
    void on(FactEvent statement) {
        var subject = statement.subject();
        if (subject.kind() != Subject.Kind.EXCHANGE) {
            return;
        }
        var facts = new Facts<>(ExchangeEvent.class);
        events.readEvents(subject.id().toString())
                .forEachRemaining(message -> facts.add(message, message.getPayload()));
        if (takesBackAnExpiry(statement, facts)) {
            return;
        }
        ExchangeLife.of(facts.corrected()).offers().values().stream()
                .filter(OfferState::isOpen)
                .forEach(offer -> schedule(offer.made(), offer.envelope()));
    }

    private static boolean takesBackAnExpiry(FactEvent statement, Facts<ExchangeEvent> facts) {
        return statement instanceof EventRetracted(_, var target, _, _)
                && facts.find(target)
                        .filter(fact -> fact.event() instanceof OfferExpired)
                        .isPresent();
    }

    /** The clock acts on behalf of the party that recorded the offer, and for the same readers. */
    private void schedule(OfferMade made, Envelope making) {
        var last = made.validUntil();
        if (last == null || last.latest().equals(Edtf.FOREVER)) {
            return;
        }
        var over = last.latest().plusDays(1);
        var clock = new Envelope(
                new Actor(Role.CLOCK, making.party()),
                null,
                making.confidence(),
                making.visibility(),
                Edtf.day(over),
                null,
                making.correlationId(),
                making.commandId());
        deadlines.schedule(
                over.atStartOfDay(ZoneOffset.UTC).toInstant(),
                DEADLINE,
                new GenericMessage<>(made.offer().value(), clock.toMetaData()),
                new AggregateScopeDescriptor("CrisisExchange", made.exchangeId().toString()));
    }
}
