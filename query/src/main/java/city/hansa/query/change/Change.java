package city.hansa.query.change;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.date.Certainty;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import city.hansa.query.view.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event as a change of the record: which, of what day, by whom, why, on what source and how late. It is told as it
 * was recorded, so that nothing which follows changes it.
 */
public final class Change {

    /** What an answer says of the changes that it holds. */
    public static final String RULE = "Every event after from up to and including to, once, by position. past says"
            + " whether it is about days before that of its recording; what is said about a fact is, for the fact was"
            + " recorded before. " + Lag.RULE;

    /**
     * What kind of change an event is; a dispute, an attestation and what is done with sealed narratives change nothing of
     * what is shown.
     */
    public enum Kind {
        RECORDED,
        CORRECTED,
        RETRACTED,
        DISPUTED,
        SETTLED,
        ATTESTED,
        OPENED,
        ERASURE_REQUESTED,
        ERASED
    }

    /**
     * @param stream the record's events up to this one; may be empty for an event that is not about another
     */
    public static ObjectNode of(Subject subject, Recorded<?> recorded, List<Recorded<?>> stream) {
        var change = Json.MAPPER.createObjectNode();
        change.put("position", recorded.position());
        change.put("id", subject.id().toString());
        change.put("kind", subject.kind().name());
        change.put("eventId", recorded.eventId().toString());
        change.put("sequence", recorded.sequence());
        change.put("what", EventCatalogue.nameOf(recorded.event().getClass()));
        change.put("change", kindOf(recorded.event()).name());
        change.put("past", past(recorded).name());
        change.put("effective", recorded.effective().text());
        change.put("recordedAt", recorded.recordedAt().toString());
        change.set("lag", Json.tree(Lag.of(recorded)));
        change.set("actor", actor(recorded));
        change.put("confidence", recorded.envelope().confidence().name());
        change.put("visibility", recorded.envelope().visibility().name());
        reason(recorded.event()).ifPresent(reason -> change.put("reason", reason));
        if (recorded.envelope().source() != null) {
            change.set("source", Json.tree(recorded.envelope().source()));
        }
        if (recorded.event() instanceof FactEvent about) {
            change.set("concerns", concerns(about, stream));
        }
        return change;
    }

    /** By which role, on whose behalf. */
    public static ObjectNode actor(Recorded<?> recorded) {
        var envelope = recorded.envelope();
        return Json.MAPPER.createObjectNode()
                .put("role", envelope.actor().role().name())
                .setAll(Json.reference(envelope.party()));
    }

    static Kind kindOf(Object event) {
        return event instanceof FactEvent about
                ? switch (about) {
                    case FactCorrected _ -> Kind.CORRECTED;
                    case EventRetracted _ -> Kind.RETRACTED;
                    case FactDisputed _ -> Kind.DISPUTED;
                    case DisputeSettled _ -> Kind.SETTLED;
                    case FactAttested _ -> Kind.ATTESTED;
                    case NarrativeOpened _ -> Kind.OPENED;
                    case ErasureRequested _ -> Kind.ERASURE_REQUESTED;
                    case NarrativeErased _ -> Kind.ERASED;
                }
                : Kind.RECORDED;
    }

    private static Certainty past(Recorded<?> recorded) {
        return recorded.event() instanceof FactEvent ? Certainty.CERTAIN : Lag.isOfThePast(recorded);
    }

    /** Every event that gives one has it in a field of this name. */
    private static Optional<String> reason(Object event) {
        return Json.tree(event).path("reason").stringValueOpt();
    }

    /** The event that is spoken of, of a settlement that of the dispute, and what is said of it. */
    private static ObjectNode concerns(FactEvent about, List<Recorded<?>> stream) {
        var concerns = Json.MAPPER.createObjectNode();
        fact(about, stream).ifPresent(fact -> concerns
                .put("eventId", fact.eventId().toString())
                .put("what", EventCatalogue.nameOf(fact.event().getClass()))
                .put("position", fact.position())
                .put("effective", fact.effective().text()));
        if (about instanceof DisputeSettled settled) {
            event(settled.dispute(), stream).ifPresent(dispute -> {
                JsonNode disputed = Json.tree(dispute.event());
                concerns.set("field", disputed.get("field"));
                concerns.set("claim", disputed.get("claim"));
            });
        }
        concerns.setAll(Json.tree(about).without(Set.of("subject", "target", "reason")));
        return concerns;
    }

    /** The recorded fact that a statement is about; empty where the stream does not hold it. */
    public static Optional<Recorded<?>> fact(FactEvent about, List<Recorded<?>> stream) {
        return switch (about) {
            case FactCorrected corrected -> event(corrected.target(), stream);
            case EventRetracted retracted -> event(retracted.target(), stream);
            case FactDisputed disputed -> event(disputed.target(), stream);
            case FactAttested attested -> event(attested.target(), stream);
            case NarrativeOpened opened -> event(opened.target(), stream);
            case ErasureRequested requested -> event(requested.target(), stream);
            case NarrativeErased erased -> event(erased.target(), stream);
            case DisputeSettled settled ->
                event(settled.dispute(), stream)
                        .flatMap(dispute -> dispute.event() instanceof FactDisputed disputed
                                ? event(disputed.target(), stream)
                                : Optional.empty());
        };
    }

    private static Optional<Recorded<?>> event(UUID id, List<Recorded<?>> stream) {
        return stream.stream().filter(recorded -> recorded.eventId().equals(id)).findFirst().map(one -> one);
    }

    private Change() {}
}
