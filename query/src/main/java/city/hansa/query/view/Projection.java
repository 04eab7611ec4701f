package city.hansa.query.view;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.envelope.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to a view: the one place where the views meet the framework.
 *
 * <p>A batch of the processor is one unit of work. Its events are folded in memory; just before its commit all is
 * written at once, in the transaction that also keeps the token. So rows, progress and token agree at any moment,
 * whatever fails. Needs a processor of one segment: progress says that everything before it is in the view.
 */
public final class Projection implements EventMessageHandler {

    private final ViewWriter writer;
    private final Progress progress;
    private final History history;
    private final Announcement announcement;

    public Projection(ViewWriter writer, Progress progress, History history, Announcement announcement) {
        this.writer = writer;
        this.progress = progress;
        this.history = history;
        this.announcement = announcement;
    }

    public String processingGroup() {
        return writer.view();
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        open().take(message);
        return null;
    }

    /**
     * To be called around every event, one that goes to the dead letters unhandled as well: what is set aside is
     * passed, or who waits for it would wait for ever.
     */
    public MessageHandlerInterceptor<EventMessage<?>> advancing() {
        return (work, chain) -> {
            open().pass(work.getMessage());
            return chain.proceed();
        };
    }

    @Override
    public void prepareReset() {
        progress.hold();
        writer.clear();
        progress.clear(writer.view());
    }

    private OpenBatch open() {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource(getClass().getName() + "/" + writer.view(), _ -> {
            progress.hold();
            var batch = new OpenBatch(writer.begin(records(work)));
            work.onPrepareCommit(_ -> batch.close());
            work.afterCommit(_ -> batch.committed());
            return batch;
        });
    }

    /** Those of which the work has something to tell. */
    private Set<UUID> records(UnitOfWork<?> work) {
        // A dead letter has a work of its own, within one that has no message; those after it are of its stream.
        var messages = work instanceof BatchingUnitOfWork<?> batch
                ? batch.getMessages()
                : List.of(CurrentUnitOfWork.get().getMessage());
        return messages.stream()
                .flatMap(message -> read(message).stream())
                .map(event -> UUID.fromString(event.getAggregateIdentifier()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<DomainEventMessage<?>> read(Message<?> message) {
        return message instanceof DomainEventMessage<?> event && writer.reads(event.getPayloadType())
                ? Optional.of(event)
                : Optional.empty();
    }

    private final class OpenBatch {

        private final ViewWriter.Batch batch;
        private long position = -1;
        private Instant recordedAt = Instant.EPOCH;

        OpenBatch(ViewWriter.Batch batch) {
            this.batch = batch;
        }

        void pass(EventMessage<?> message) {
            position = Math.max(position, positionOf(message));
            recordedAt = message.getTimestamp();
        }

        void take(EventMessage<?> message) {
            read(message).ifPresent(event ->
                    batch.on(UUID.fromString(event.getAggregateIdentifier()), exactly(recorded(event))));
        }

        /** Axon keeps the time of a dead letter in milliseconds; what the log has is finer. */
        private Recorded<?> exactly(Recorded<?> event) {
            var isLetter = CurrentUnitOfWork.get().getResource(DeadLetter.class.getName()) != null;
            return isLetter ? at(event, history.recordedAt(event.position())) : event;
        }

        private static <E> Recorded<E> at(Recorded<E> event, Instant recordedAt) {
            return new Recorded<>(
                    event.position(), event.sequence(), event.eventId(), recordedAt, event.envelope(), event.event());
        }

        void close() {
            batch.flush();
            progress.advance(writer.view(), position, recordedAt);
        }

        void committed() {
            progress.committed(writer.view(), position);
            var changed = batch.changed();
            if (!changed.isEmpty()) {
                announcement.changed(changed, position);
            }
        }
    }

    /** What a message of the log records, at its place there. */
    public static Recorded<?> recorded(DomainEventMessage<?> event) {
        return new Recorded<>(
                positionOf(event),
                event.getSequenceNumber(),
                UUID.fromString(event.getIdentifier()),
                event.getTimestamp(),
                Envelope.from(event.getMetaData()),
                event.getPayload());
    }

    /** A token may be wrapped, as during a replay; its position is that of the event all the same. */
    public static long positionOf(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return requireNonNull(tracked.trackingToken()).position().orElseThrow();
        }
        throw new IllegalArgumentException("an event without its place in the log: " + message.getIdentifier());
    }
}
