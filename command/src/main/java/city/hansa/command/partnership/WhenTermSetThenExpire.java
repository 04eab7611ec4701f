package city.hansa.command.partnership;

import city.hansa.api.PartnershipId;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.command.fact.Facts;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Tells a partnership when a term has passed: at 00:00 UTC on the day after its last. It follows the events, so a term
 * that was recorded is never forgotten, whatever breaks in between. An entry into force that is recorded late, and what is
 * said about earlier facts, may let a term pass whose own deadline came too early; so each has the present term watched
 * again. A deadline that a later term has overtaken is let pass: the partnership knows better.
 */
@ProcessingGroup("partnership-deadlines")
@DisallowReplay
public final class WhenTermSetThenExpire {

    static final String TERM = "partnership-term";

    private final DeadlineManager deadlines;
    private final EventStore events;

    public WhenTermSetThenExpire(DeadlineManager deadlines, EventStore events) {
        this.deadlines = deadlines;
        this.events = events;
    }

    @EventHandler
    void on(PartnershipProposed proposed, Envelope envelope) {
        schedule(proposed.partnershipId(), proposed.termEnd(), envelope);
    }

    @EventHandler
    void on(TermSet set, Envelope envelope) {
        schedule(set.partnershipId(), set.until(), envelope);
    }

    @EventHandler
    void on(TermRenewed renewed, Envelope envelope) {
        schedule(renewed.partnershipId(), renewed.until(), envelope);
    }

    @EventHandler
    void on(PartnershipKindChanged changed, Envelope envelope) {
        schedule(changed.partnershipId(), changed.termEnd(), envelope);
    }

    @EventHandler
    void on(PartnershipEnteredIntoForce entered, Envelope envelope) {
        schedule(entered.partnershipId(), presentTerm(entered.partnershipId()), envelope);
    }

    @EventHandler
    void on(FactEvent said, Envelope envelope) {
        var subject = said.subject();
        if (subject.kind() == Subject.Kind.PARTNERSHIP) {
            var id = new PartnershipId(subject.id());
            schedule(id, presentTerm(id), envelope);
        }
    }

    /** As the stream in the ledger says, corrections applied. */
    private @Nullable Edtf presentTerm(PartnershipId id) {
        var facts = new Facts<>(PartnershipEvent.class);
        events.readEvents(id.toString()).forEachRemaining(message -> facts.add(message, message.getPayload()));
        return PartnershipLife.of(facts.corrected()).term();
    }

    /** What follows carries an envelope like every event: the clock says it, for the party that set the term. */
    private void schedule(PartnershipId id, @Nullable Edtf term, Envelope set) {
        if (term == null) {
            return;
        }
        var after = term.latest().plusDays(1);
        var envelope = new Envelope(
                new Actor(Role.CLOCK, set.party()),
                null,
                set.confidence(),
                set.visibility(),
                Edtf.day(after),
                null,
                set.correlationId(),
                set.commandId());
        deadlines.schedule(
                after.atStartOfDay(ZoneOffset.UTC).toInstant(),
                TERM,
                new GenericDeadlineMessage<>(TERM, term.text()).withMetaData(MetaData.from(envelope.toMetaData())),
                new AggregateScopeDescriptor("Partnership", id.toString()));
    }
}
