package city.hansa.web.feed;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.view.Untold;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.ledger.seal.LogKeys;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events of the log as CloudEvents 1.0 in JSON.
 *
 * <p>The names of extension attributes are lower-case letters. Attributes of CloudEvents have no number beyond 32 bits,
 * so the position is written as text. {@code sequence} is left alone, since an extension of that name has a meaning of
 * its own: the place in the record's stream is {@code streamsequence}.
 */
@Component
final class CloudEvents {

    /** Before every stored name, so that a type is unique among those of all producers. */
    static final String TYPE_PREFIX = "city.hansa.";

    private static final Logger LOG = LoggerFactory.getLogger(CloudEvents.class);

    private final LedgerEventStorageEngine events;
    private final String source;

    CloudEvents(LedgerEventStorageEngine events, LogKeys keys) {
        this.events = events;
        this.source = "https://" + keys.origin() + "/api/feed";
    }

    /** @param isUntold whether the numbers in it are not for everyone */
    Told of(StoredEvent event, Subject subject, boolean isUntold) {
        var json = StoredForm.JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.eventId().toString())
                .put("source", source)
                .put("type", TYPE_PREFIX + event.type())
                .put("subject", pathOf(subject.kind()) + "/" + subject.id())
                .put("time", event.recordedAt().toString())
                .put("position", Long.toString(event.position()))
                .put("streamsequence", event.sequence())
                .put("revision", event.revision())
                .put("visibility", event.visibility());
        try {
            events.read(event).ifPresent(message -> said(json, message, isUntold));
        } catch (RuntimeException unreadable) {
            // Its place is told all the same: one event that cannot be read must not keep those after it.
            LOG.warn("the event at position {} is told without its content", event.position(), unreadable);
        }
        return new Told(event.position(), subject, event.type(), StoredForm.JSON.writeValueAsBytes(json));
    }

    private static void said(ObjectNode json, EventMessage<?> message, boolean isUntold) {
        var payload = message.getPayload();
        if (payload instanceof UnknownSerializedType) {
            // A newer node wrote it.
            return;
        }
        var envelope = Envelope.from(message.getMetaData());
        json.put("effective", envelope.effective().text());
        json.put("confidence", envelope.confidence().name());
        json.put("actorrole", envelope.actor().role().name());
        json.put("actorparty", switch (envelope.party()) {
            case CityId city -> pathOf(Subject.Kind.CITY) + "/" + city;
            case NetworkId network -> pathOf(Subject.Kind.NETWORK) + "/" + network;
        });
        if (envelope.correlationId() != null) {
            json.put("correlationid", envelope.correlationId());
        }
        if (envelope.causationId() != null) {
            json.put("causationid", envelope.causationId());
        }
        json.put("datacontenttype", "application/json");
        ObjectNode data = StoredForm.JSON.valueToTree(payload);
        if (isUntold) {
            Untold.allIn(data);
        }
        json.set("data", data);
    }

    private static String pathOf(Subject.Kind kind) {
        return CommandCatalogue.COLLECTIONS.stream()
                .filter(collection -> collection.kind() == kind)
                .findFirst()
                .orElseThrow()
                .path();
    }
}
