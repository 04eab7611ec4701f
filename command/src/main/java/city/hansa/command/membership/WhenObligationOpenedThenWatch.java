package city.hansa.command.membership;

import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.membership.MembershipEvent.ObligationExtended;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.value.Key;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateScopeDescriptor;

/**
 * Has the membership told when an obligation's last day has passed: on the day after, at 00:00 UTC; at once where that
 * day lies in the past. An extension sets a further deadline and leaves the earlier one, which the membership, knowing
 * the present due day, then ignores; so does it with a deadline that comes twice.
 */
@ProcessingGroup("membership-deadlines")
@DisallowReplay
public final class WhenObligationOpenedThenWatch {

    private final DeadlineManager deadlines;

    public WhenObligationOpenedThenWatch(DeadlineManager deadlines) {
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(ObligationOpened opened, Envelope envelope, @MessageIdentifier String event) {
        watch(opened.membershipId(), opened.key(), opened.dueBy(), clock(opened.network(), envelope, event));
    }

    @EventHandler
    void on(ObligationExtended extended, Envelope envelope, @MessageIdentifier String event) {
        watch(extended.membershipId(), extended.key(), extended.newDue(), clock(extended.network(), envelope, event));
    }

    private void watch(MembershipId membership, Key key, Edtf dueBy, Envelope clock) {
        if (dueBy.latest().equals(Edtf.FOREVER)) {
            return;
        }
        var after = dueBy.latest().plusDays(1);
        deadlines.schedule(
                after.atStartOfDay(ZoneOffset.UTC).toInstant(),
                ObligationDue.DEADLINE,
                new GenericMessage<>(
                        new ObligationDue(membership, key),
                        clock.effective(Edtf.day(after)).toMetaData()),
                new AggregateScopeDescriptor(NetworkMembership.class.getSimpleName(), membership.toString()));
    }

    /** As Hansa itself says it for the network, in consequence of the event, and seen by whom the event is seen. */
    private static Envelope clock(NetworkId network, Envelope cause, String event) {
        return new Envelope(
                new Actor(Role.CLOCK, network),
                null,
                Confidence.HIGH,
                cause.visibility(),
                cause.effective(),
                null,
                cause.correlationId(),
                event);
    }
}
