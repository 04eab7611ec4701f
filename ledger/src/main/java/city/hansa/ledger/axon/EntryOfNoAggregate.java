package city.hansa.ledger.axon;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;

/** A stored event that no aggregate published: what would make it a domain event is left out. */
record EntryOfNoAggregate(TrackingToken token, DomainEventData<byte[]> entry) implements TrackedEventData<byte[]> {

    @Override
    public TrackingToken trackingToken() {
        return token;
    }

    @Override
    public String getEventIdentifier() {
        return entry.getEventIdentifier();
    }

    @Override
    public Instant getTimestamp() {
        return entry.getTimestamp();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return entry.getMetaData();
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return entry.getPayload();
    }
}
