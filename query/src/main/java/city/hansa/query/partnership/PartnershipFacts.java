package city.hansa.query.partnership;

import static java.util.Objects.requireNonNull;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipView.By;
import city.hansa.api.partnership.PartnershipView.Milestone;
import city.hansa.api.view.EventFields;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A partnership's facts as its document shows them, and back: the document is all that the next fold knows. */
final class PartnershipFacts {

    /** By their days, then as they were recorded. */
    static final Comparator<Milestone> BY_DAY =
            Comparator.comparing(Milestone::effective).thenComparingLong(Milestone::sequence);

    static Milestone shown(Recorded<PartnershipEvent> fact) {
        var envelope = fact.envelope();
        return new Milestone(
                fact.eventId(),
                EventCatalogue.nameOf(fact.event().getClass()),
                fact.effective(),
                fact.effective().earliest(),
                fact.effective().latest(),
                by(envelope.actor()),
                envelope.source(),
                envelope.confidence(),
                envelope.visibility(),
                fact.sequence(),
                fact.position(),
                fact.recordedAt(),
                EventFields.of(fact.event(), PartnershipFacts::stored));
    }

    /** By way of text, so that numbers are of the type in which they are read back. */
    private static JsonNode stored(Object event) {
        return StoredForm.JSON.readTree(StoredForm.JSON.writeValueAsString(event));
    }

    /** The facts of a document, in the order in which they were recorded. */
    static List<Recorded<PartnershipEvent>> told(List<Milestone> milestones) {
        return milestones.stream()
                .sorted(Comparator.comparingLong(Milestone::sequence))
                .map(PartnershipFacts::told)
                .toList();
    }

    private static Recorded<PartnershipEvent> told(Milestone milestone) {
        var type = EventCatalogue.typeOf(milestone.what()).orElseThrow().asSubclass(PartnershipEvent.class);
        var envelope = new Envelope(
                new Actor(milestone.by().role(), party(milestone.by())),
                milestone.source(),
                milestone.confidence(),
                milestone.visibility(),
                milestone.effective(),
                null,
                null,
                null);
        return new Recorded<>(
                milestone.position(),
                milestone.sequence(),
                milestone.eventId(),
                milestone.recordedAt(),
                envelope,
                milestone.details().as(type, StoredForm.JSON::treeToValue));
    }

    private static By by(Actor actor) {
        return switch (actor.party()) {
            case CityId city -> new By(city, null, actor.role());
            case NetworkId network -> new By(null, network, actor.role());
        };
    }

    private static Party party(By by) {
        return by.city() != null ? by.city() : requireNonNull(by.network());
    }

    private PartnershipFacts() {}
}
