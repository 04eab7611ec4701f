package city.hansa.command.membership;

import city.hansa.api.MembershipId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.ObligationExtended;
import city.hansa.api.membership.MembershipEvent.ObligationMissed;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.value.Key;
import city.hansa.command.fact.Facts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Has the membership told when an obligation's last day has passed: on the day after, at 00:00 UTC; at once where that
 * day lies in the past. An extension sets a further deadline and leaves the earlier one, which the membership, knowing
 * the present due day, then ignores; so does it with a deadline that comes twice.
 *
 * <p>What is said about a fact may change what is due, and when, and what was missed. So after each such statement every
 * obligation that is not fulfilled is watched anew, and whatever is on record as missed is judged again, at once; but
 * not an obligation of which somebody just took back that it was missed, which would be missed again at once.
 */
@ProcessingGroup("membership-deadlines")
@DisallowReplay
public final class WhenObligationOpenedThenWatch {

    private final DeadlineManager deadlines;
    private final EventStore events;

    public WhenObligationOpenedThenWatch(DeadlineManager deadlines, EventStore events) {
        this.deadlines = deadlines;
        this.events = events;
    }

    @EventHandler
    void on(ObligationOpened opened, Envelope envelope, @MessageIdentifier String event) {
        var clock = ObligationDue.clock(opened.network(), envelope, envelope.visibility(), event);
        watch(opened.membershipId(), opened.key(), opened.dueBy(), clock);
    }

    @EventHandler
    void on(ObligationExtended extended, Envelope envelope, @MessageIdentifier String event) {
        var clock = ObligationDue.clock(extended.network(), envelope, envelope.visibility(), event);
        watch(extended.membershipId(), extended.key(), extended.newDue(), clock);
    }

    @EventHandler
    void on(FactEvent statement, Envelope envelope, @MessageIdentifier String event) {
        if (statement.subject().kind() != Subject.Kind.MEMBERSHIP) {
            return;
        }
        var membership = new MembershipId(statement.subject().id());
        var facts = read(membership);
        var life = MembershipLife.of(facts.corrected());
        var takenBack = missThatIsTakenBack(statement, facts);
        for (var obligation : life.obligations()) {
            var key = obligation.opened().key();
            if (key.equals(takenBack)) {
                continue;
            }
            var seenBy = envelope.visibility().narrower(obligation.opening().envelope().visibility());
            var clock = ObligationDue.clock(life.network(), envelope, seenBy, event);
            if (!obligation.isFulfilled()) {
                watch(membership, key, obligation.dueBy(), clock);
            }
            if (obligation.missed() != null) {
                at(obligation.missed().effective().latest(), membership, key, clock);
            }
        }
    }

    private Facts<MembershipEvent> read(MembershipId membership) {
        var facts = new Facts<>(MembershipEvent.class);
        events.readEvents(membership.toString())
                .forEachRemaining(message -> facts.add(message, message.getPayload()));
        return facts;
    }

    /** The key of the obligation of which it takes back that it was missed; null where it says something else. */
    private static @Nullable Key missThatIsTakenBack(FactEvent statement, Facts<MembershipEvent> facts) {
        return statement instanceof EventRetracted(_, var target, _, _)
                        && facts.find(target).map(Recorded::event).orElse(null) instanceof ObligationMissed missed
                ? missed.key()
                : null;
    }

    private void watch(MembershipId membership, Key key, Edtf dueBy, Envelope clock) {
        if (!dueBy.latest().equals(Edtf.FOREVER)) {
            at(dueBy.latest().plusDays(1), membership, key, clock);
        }
    }

    private void at(LocalDate day, MembershipId membership, Key key, Envelope clock) {
        deadlines.schedule(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                ObligationDue.DEADLINE,
                new GenericMessage<>(
                        new ObligationDue(membership, key),
                        clock.effective(Edtf.day(day)).toMetaData()),
                new AggregateScopeDescriptor(NetworkMembership.class.getSimpleName(), membership.toString()));
    }
}
