package city.hansa.app.axonserver;

import io.grpc.stub.StreamObserver;

/** One direction of a call, which several threads write to and any of them may end. */
final class Outbound<T> {

    private final StreamObserver<T> observer;
    private boolean ended;

    Outbound(StreamObserver<T> observer) {
        this.observer = observer;
    }

    /** Whether the other side was still there to be told. */
    synchronized boolean send(T message) {
        if (!ended) {
            try {
                observer.onNext(message);
            } catch (RuntimeException gone) {
                ended = true;
            }
        }
        return !ended;
    }

    synchronized void complete() {
        if (!ended) {
            ended = true;
            observer.onCompleted();
        }
    }

    void answer(T message) {
        send(message);
        complete();
    }
}
