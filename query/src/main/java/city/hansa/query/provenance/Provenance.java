package city.hansa.query.provenance;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Source;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.query.change.Change;
import city.hansa.query.view.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provenance of one record. Each event left a version of it, an entity, which is a specialization of the record;
 * the command that it followed from is the activity that generated it, or, where none was given, the consequence that
 * Hansa itself drew. With that is associated a role, which acts on behalf of a city or a network: there are no persons.
 *
 * <p>A version is derived from the one before; that of a correction, or of a settlement for the claim, is a revision of
 * the version that the corrected event left; a retraction invalidates the version of the event that it takes back. A
 * resolution, a charter and what was told are primary sources, all else is quoted.
 */
final class Provenance {

    private static final String TERMS = "https://hansa.city/ns/prov#";

    private final ProvJson prov = new ProvJson().prefix("hansa", TERMS).prefix("uuid", "urn:uuid:");
    private final List<Recorded<?>> stream;
    private final Map<UUID, String> names;
    private final String record;

    private Provenance(Subject subject, List<Recorded<?>> stream, Map<UUID, String> names) {
        this.stream = stream;
        this.names = names;
        this.record = "uuid:" + subject.id();
    }

    /** @param names of the parties that act, as far as they have one */
    static ObjectNode of(Subject subject, List<Recorded<?>> stream, Map<UUID, String> names) {
        var provenance = new Provenance(subject, stream, names);
        provenance.prov.element("entity", provenance.record)
                .set("prov:type", ProvJson.name("hansa:" + inWords(subject.kind())));
        for (var n = 0; n < stream.size(); n++) {
            provenance.tell(stream.get(n), n == 0 ? null : stream.get(n - 1));
        }
        return provenance.prov.document();
    }

    private static String inWords(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private void tell(Recorded<?> recorded, @Nullable Recorded<?> before) {
        var version = version(recorded);
        var activity = activity(recorded);
        var time = recorded.recordedAt().toString();
        declare(version, recorded);
        prov.relate("specializationOf", "prov:specificEntity", version, "prov:generalEntity", record);
        prov.relate("wasGeneratedBy", "prov:entity", version, "prov:activity", activity, "prov:time", time);
        actors(recorded, activity);
        if (before != null) {
            prov.relate("used", "prov:activity", activity, "prov:entity", version(before));
            derived(version, version(before), activity);
        }
        cause(recorded, activity);
        var source = recorded.envelope().source();
        if (source != null) {
            rest(version, activity, source);
        }
        if (recorded.event() instanceof FactEvent about) {
            Change.fact(about, stream).ifPresent(fact -> said(about, version, version(fact), activity, time));
        }
    }

    private void declare(String version, Recorded<?> recorded) {
        var entity = prov.element("entity", version);
        entity.set("prov:type", ProvJson.name("hansa:Version"));
        entity.put("hansa:what", EventCatalogue.nameOf(recorded.event().getClass()));
        entity.set("hansa:position", ProvJson.typed(recorded.position(), "xsd:long"));
        entity.set("hansa:sequence", ProvJson.typed(recorded.sequence(), "xsd:long"));
        entity.put("hansa:effective", recorded.effective().text());
        entity.put("hansa:confidence", recorded.envelope().confidence().name());
        entity.put("hansa:visibility", recorded.envelope().visibility().name());
    }

    /** Several events may follow from one command; it ended when the last of them was recorded. */
    private String activity(Recorded<?> recorded) {
        var command = recorded.envelope().commandId();
        var name = command == null ? "hansa:consequence-" + recorded.eventId() : commandName(command);
        var activity = prov.element("activity", name);
        activity.put("prov:endTime", recorded.recordedAt().toString());
        activity.set("prov:type", ProvJson.name(command == null ? "hansa:Consequence" : "hansa:Command"));
        var correlation = recorded.envelope().correlationId();
        if (correlation != null) {
            activity.put("hansa:correlation", correlation);
        }
        return name;
    }

    /** A command's id is a UUID if Hansa gave it; whatever else was stored is named by its digest. */
    private static String commandName(String command) {
        try {
            return "uuid:" + UUID.fromString(command);
        } catch (IllegalArgumentException _) {
            return "hansa:command-" + digest(command);
        }
    }

    private void actors(Recorded<?> recorded, String activity) {
        var actor = recorded.envelope().actor();
        var party = party(actor.party());
        var role = "hansa:" + actor.role().name().toLowerCase(Locale.ROOT) + "-" + id(actor.party());
        var agent = prov.element("agent", role);
        agent.put("hansa:role", actor.role().name());
        if (actor.role() == Role.CLOCK) {
            agent.set("prov:type", ProvJson.name("prov:SoftwareAgent"));
        }
        prov.relate("wasAssociatedWith", "prov:activity", activity, "prov:agent", role);
        prov.relate("actedOnBehalfOf", "prov:delegate", role, "prov:responsible", party, "prov:activity", activity);
    }

    private String party(Party party) {
        var name = "uuid:" + id(party);
        var agent = prov.element("agent", name);
        agent.set("prov:type", ProvJson.name("prov:Organization"));
        var called = names.get(id(party));
        if (called != null) {
            agent.put("prov:label", called);
        }
        return name;
    }

    static UUID id(Party party) {
        return switch (party) {
            case CityId city -> city.value();
            case NetworkId network -> network.value();
        };
    }

    /** What led to it: an event of this record, whose version was used, or a message of which no more is known here. */
    private void cause(Recorded<?> recorded, String activity) {
        var cause = recorded.envelope().causationId();
        if (cause == null) {
            return;
        }
        stream.stream()
                .filter(event -> event.eventId().toString().equals(cause))
                .findFirst()
                .ifPresentOrElse(
                        event -> prov.relate("used", "prov:activity", activity, "prov:entity", version(event)),
                        () -> prov.element("activity", activity).put("hansa:causation", cause));
    }

    private void rest(String version, String activity, Source source) {
        var name = "hansa:source-" + digest(Json.write(source));
        var entity = prov.element("entity", name);
        entity.put("prov:label", source.title());
        entity.set("prov:type", ProvJson.name("hansa:Source"));
        entity.put("hansa:kind", source.kind().name());
        put(entity, "hansa:url", source.url(), "xsd:anyURI");
        put(entity, "hansa:retrieved", source.retrieved(), "xsd:date");
        put(entity, "hansa:sha256", source.sha256(), "xsd:hexBinary");
        prov.relate("used", "prov:activity", activity, "prov:entity", name);
        derived(version, name, activity, switch (source.kind()) {
            case RESOLUTION, CHARTER, ORAL -> "prov:PrimarySource";
            case WEBSITE, PRESS, REGISTER -> "prov:Quotation";
        });
    }

    private void said(FactEvent about, String version, String of, String activity, String time) {
        switch (about) {
            case FactCorrected _ -> derived(version, of, activity, "prov:Revision");
            case DisputeSettled settled when settled.preferred() == Preferred.CLAIM ->
                derived(version, of, activity, "prov:Revision");
            case EventRetracted _ ->
                prov.relate("wasInvalidatedBy", "prov:entity", of, "prov:activity", activity, "prov:time", time);
            case DisputeSettled _,
                    FactEvent.FactDisputed _,
                    FactEvent.FactAttested _,
                    FactEvent.NarrativeOpened _,
                    FactEvent.ErasureRequested _,
                    FactEvent.NarrativeErased _ ->
                prov.relate("used", "prov:activity", activity, "prov:entity", of);
        }
    }

    private void derived(String version, String from, String activity, String type) {
        prov.relate(
                "wasDerivedFrom",
                "prov:generatedEntity", version, "prov:usedEntity", from, "prov:activity", activity, "prov:type", type);
    }

    private void derived(String version, String from, String activity) {
        prov.relate(
                "wasDerivedFrom", "prov:generatedEntity", version, "prov:usedEntity", from, "prov:activity", activity);
    }

    /** By the event that left it. */
    private static String version(Recorded<?> recorded) {
        return "hansa:version-" + recorded.eventId();
    }

    private static void put(ObjectNode element, String attribute, @Nullable Object value, String type) {
        if (value != null) {
            element.set(attribute, ProvJson.typed(value, type));
        }
    }

    private static UUID digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
