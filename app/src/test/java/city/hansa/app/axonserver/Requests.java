package city.hansa.app.axonserver;

import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** What a client sends on one call, and that it has gone, whichever way it went. */
record Requests<T>(Consumer<T> taken, Runnable gone) implements StreamObserver<T> {

    @Override
    public void onNext(T message) {
        taken.accept(message);
    }

    @Override
    public void onError(Throwable lost) {
        gone.run();
    }

    @Override
    public void onCompleted() {
        gone.run();
    }
}
