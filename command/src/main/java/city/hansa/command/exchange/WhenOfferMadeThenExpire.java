package city.hansa.command.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
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

    public WhenOfferMadeThenExpire(DeadlineManager deadlines) {
        this.deadlines = deadlines;
    }

    /** The clock acts on behalf of the party that recorded the offer. */
    @EventHandler
    void on(OfferMade made, Envelope envelope) {
        var last = made.validUntil();
        if (last == null || last.latest().equals(Edtf.FOREVER)) {
            return;
        }
        var over = last.latest().plusDays(1);
        var clock = Envelope.of(new Actor(Role.CLOCK, envelope.party()), Edtf.day(over));
        deadlines.schedule(
                over.atStartOfDay(ZoneOffset.UTC).toInstant(),
                DEADLINE,
                new GenericMessage<>(made.offer().value(), clock.toMetaData()),
                new AggregateScopeDescriptor("CrisisExchange", made.exchangeId().toString()));
    }
}
