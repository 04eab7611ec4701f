package city.hansa.app.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreImplBase;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import org.axonframework.axonserver.connector.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Transactions that are refused at a stale sequence, streams, and the events of all in one order. */
final class FakeEventStore extends EventStoreImplBase {

    private final FakeEvents events;

    FakeEventStore(FakeEvents events) {
        this.events = events;
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> client) {
        var transaction = new ArrayList<Event>();
        return new StreamObserver<>() {
            @Override
            public void onNext(Event event) {
                transaction.add(event);
            }

            @Override
            public void onError(Throwable rolledBack) {
                transaction.clear();
            }

            @Override
            public void onCompleted() {
                if (events.append(transaction)) {
                    new Outbound<>(client).answer(Confirmation.newBuilder().setSuccess(true).build());
                } else {
                    client.onError(Status.OUT_OF_RANGE
                            .withDescription("[" + ErrorCode.INVALID_EVENT_SEQUENCE.errorCode() + "] Invalid sequence number")
                            .asRuntimeException());
                }
            }
        };
    }

    @Override
    public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> client) {
        events.stream(request.getAggregateId()).stream()
                .skip(request.getInitialSequence())
                .forEach(client::onNext);
        client.onCompleted();
    }

    @Override
    public void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> client) {
        new Outbound<>(client).answer(ReadHighestSequenceNrResponse.newBuilder()
                .setToSequenceNr(events.stream(request.getAggregateId()).size() - 1L)
                .build());
    }

    @Override
    public void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> client) {
        new Outbound<>(client).answer(TrackingToken.newBuilder().setToken(events.lastToken()).build());
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> client) {
        var out = new Outbound<>(client);
        var permits = new Semaphore(0);
        return new StreamObserver<>() {
            private @Nullable Thread reader;

            @Override
            public void onNext(GetEventsRequest request) {
                permits.release((int) request.getNumberOfPermits());
                if (reader == null) {
                    reader = Thread.ofVirtual().start(() -> send(request.getTrackingToken(), permits, out));
                }
            }

            @Override
            public void onError(Throwable lost) {
                end();
            }

            @Override
            public void onCompleted() {
                end();
            }

            private void end() {
                if (reader != null) {
                    reader.interrupt();
                }
                out.complete();
            }
        };
    }

    private void send(long from, Semaphore permits, Outbound<EventWithToken> client) {
        try {
            for (var token = from; ; token++) {
                permits.acquire();
                var event = events.await(token);
                if (!events.isOpen() || !client.send(event)) {
                    return;
                }
            }
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }
}
