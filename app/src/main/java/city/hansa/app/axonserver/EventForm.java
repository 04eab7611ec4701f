package city.hansa.app.axonserver;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.ReceiptKey;
import city.hansa.ledger.read.StoredEvent;
import com.github.f4b6a3.uuid.UuidCreator;
import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/**
 * Events as Axon Server keeps them: payload and metadata are those of the ledger, to the byte when they are read back.
 *
 * <p>What a command appends is one transaction there. All of its events but the last say that more follows, so that it
 * is taken whole again. A command that has a receipt ends with one more event, in a stream whose id follows from principal
 * and key: Axon Server refuses whoever would begin that stream a second time, as the ledger's own key would.
 */
final class EventForm {

    private static final String MORE = "hansa.more";
    private static final String RECEIPT = "hansa.receipt";
    private static final String PRINCIPAL = "principal";
    private static final String KEY = "key";
    private static final String REQUEST_HASH = "requestHash";
    private static final String VISIBILITY = "visibility";
    private static final String PUBLIC = "PUBLIC";

    private static final TypeReference<TreeMap<String, String>> METADATA = new TypeReference<>() {};

    /** The events of one transaction, in their order. */
    static List<Event> events(Append append, Instant now) {
        var events = new ArrayList<Event.Builder>();
        append.events().forEach(event -> events.add(event(event, now)));
        var receipt = append.receipt();
        if (receipt != null) {
            events.add(receipt(receipt, now));
        }
        events.subList(0, events.size() - 1).forEach(event -> event.putMetaData(MORE, text("true")));
        return events.stream().map(Event.Builder::build).toList();
    }

    private static Event.Builder event(NewEvent event, Instant now) {
        var builder = Event.newBuilder()
                .setMessageIdentifier(event.eventId().toString())
                .setAggregateIdentifier(event.aggregateId().toString())
                .setAggregateSequenceNumber(event.sequence())
                .setAggregateType(event.aggregateType())
                .setTimestamp(now.toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(event.type())
                        .setRevision(event.revision() == 0 ? "" : Integer.toString(event.revision()))
                        .setData(ByteString.copyFrom(event.payload())));
        StoredForm.JSON.readValue(event.metadata(), METADATA).forEach((key, value) ->
                builder.putMetaData(key, text(value)));
        return builder;
    }

    private static Event.Builder receipt(ReceiptKey receipt, Instant now) {
        return Event.newBuilder()
                .setMessageIdentifier(UuidCreator.getTimeOrderedEpoch().toString())
                .setAggregateIdentifier(idOf(receipt).toString())
                .setAggregateSequenceNumber(0)
                .setAggregateType(RECEIPT)
                .setTimestamp(now.toEpochMilli())
                .setPayload(SerializedObject.newBuilder().setType(RECEIPT).setData(ByteString.copyFromUtf8("{}")))
                .putMetaData(PRINCIPAL, text(receipt.principal()))
                .putMetaData(KEY, text(receipt.key()))
                .putMetaData(REQUEST_HASH, text(HexFormat.of().formatHex(receipt.requestHash())));
    }

    /** The length keeps apart what would be the same text otherwise. */
    private static UUID idOf(ReceiptKey receipt) {
        return UuidCreator.getNameBasedSha1(
                UuidCreator.NAMESPACE_OID,
                "receipt:" + receipt.principal().length() + ":" + receipt.principal() + receipt.key());
    }

    /** Whether the next event belongs to the same command. */
    static boolean isFollowed(Event event) {
        return event.containsMetaData(MORE);
    }

    /** What a command appended, from all of its events; as it was, for there is no other way to write them. */
    static Append append(List<Event> events) {
        var last = events.getLast();
        return isReceipt(last)
                ? new Append(events.subList(0, events.size() - 1).stream().map(EventForm::event).toList(), receipt(last))
                : new Append(events.stream().map(EventForm::event).toList(), null);
    }

    private static boolean isReceipt(Event event) {
        return event.getPayload().getType().equals(RECEIPT);
    }

    private static ReceiptKey receipt(Event event) {
        var values = metadata(event);
        return new ReceiptKey(
                values.getOrDefault(PRINCIPAL, ""),
                values.getOrDefault(KEY, ""),
                HexFormat.of().parseHex(values.getOrDefault(REQUEST_HASH, "")));
    }

    private static NewEvent event(Event event) {
        var metadata = metadata(event);
        return new NewEvent(
                UUID.fromString(event.getMessageIdentifier()),
                event.getAggregateType(),
                UUID.fromString(event.getAggregateIdentifier()),
                event.getAggregateSequenceNumber(),
                event.getPayload().getType(),
                revision(event),
                metadata.getOrDefault(VISIBILITY, PUBLIC),
                event.getPayload().getData().toByteArray(),
                StoredForm.JSON.writeValueAsBytes(metadata));
    }

    /** An event of a stream, as decisions read it: its place in the log is not known here. */
    static StoredEvent stored(Event event) {
        var read = event(event);
        return new StoredEvent(
                -1,
                read.eventId(),
                read.aggregateType(),
                read.aggregateId(),
                read.sequence(),
                read.type(),
                read.revision(),
                read.visibility(),
                Instant.ofEpochMilli(event.getTimestamp()),
                read.payload(),
                read.metadata());
    }

    private static int revision(Event event) {
        var revision = event.getPayload().getRevision();
        return revision.isEmpty() ? 0 : Integer.parseInt(revision);
    }

    /** Sorted, as the ledger has it. */
    private static SortedMap<String, String> metadata(Event event) {
        var values = new TreeMap<String, String>();
        for (Map.Entry<String, MetaDataValue> entry : event.getMetaDataMap().entrySet()) {
            if (!entry.getKey().equals(MORE)) {
                values.put(entry.getKey(), entry.getValue().getTextValue());
            }
        }
        return values;
    }

    private static MetaDataValue text(String value) {
        return MetaDataValue.newBuilder().setTextValue(value).build();
    }

    private EventForm() {}
}
