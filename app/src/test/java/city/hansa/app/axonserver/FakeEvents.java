package city.hansa.app.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an Axon Server keeps, and would find again after a restart. For use by several threads. */
final class FakeEvents {

    /** Guarded by this, as all else. */
    private final List<Event> events = new ArrayList<>();

    private final Map<String, List<Event>> streams = new HashMap<>();
    private boolean isOpen = true;

    /** Appends all of them, or none if one is not the next of its stream. */
    synchronized boolean append(List<Event> transaction) {
        var next = new HashMap<String, Long>();
        for (var event : transaction) {
            var expected = next.computeIfAbsent(event.getAggregateIdentifier(), id -> (long) stream(id).size());
            if (event.getAggregateSequenceNumber() != expected) {
                return false;
            }
            next.put(event.getAggregateIdentifier(), expected + 1);
        }
        for (var event : transaction) {
            events.add(event);
            streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>()).add(event);
        }
        notifyAll();
        return true;
    }

    synchronized List<Event> stream(String aggregate) {
        return List.copyOf(streams.getOrDefault(aggregate, List.of()));
    }

    synchronized long lastToken() {
        return events.size() - 1L;
    }

    /** Waits for the event of that token; none once it is closed. */
    synchronized EventWithToken await(long token) throws InterruptedException {
        while (isOpen && token >= events.size()) {
            wait();
        }
        return isOpen
                ? EventWithToken.newBuilder().setToken(token).setEvent(events.get((int) token)).build()
                : EventWithToken.getDefaultInstance();
    }

    synchronized boolean isOpen() {
        return isOpen;
    }

    synchronized void open() {
        isOpen = true;
    }

    synchronized void close() {
        isOpen = false;
        notifyAll();
    }
}
