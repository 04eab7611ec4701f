package city.hansa.ledger.axon;

import city.hansa.ledger.append.Appended;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.ReceiptKey;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;

/** What the command in hand, if any, says about how its events are to be appended. */
record CommandContext(Map<String, ?> metaData, @Nullable Target target) {

    static final String PRINCIPAL = "principal";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String REQUEST_HASH = "requestHash";
    static final String EXPECTED_SEQUENCE = "expectedSequence";
    static final String RESOURCE = Target.class.getName();

    /**
     * An acknowledgement that waits to be completed.
     *
     * @param aggregateId the stream that the command names, if it names one
     * @param remembers whether the command is decided on what this node remembers
     */
    record Target(Acknowledgement acknowledgement, @Nullable UUID aggregateId, AtomicBoolean remembers) {

        Target(Acknowledgement acknowledgement, @Nullable UUID aggregateId) {
            this(acknowledgement, aggregateId, new AtomicBoolean());
        }
    }

    /** Of the unit of work of this thread, if it handles a command: an event's metadata commands nothing. */
    static CommandContext current() {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().getMessage() instanceof CommandMessage<?>) {
            return of(CurrentUnitOfWork.get());
        }
        return new CommandContext(Map.of(), null);
    }

    static CommandContext of(UnitOfWork<?> unit) {
        return new CommandContext(unit.getMessage().getMetaData(), unit.getResource(RESOURCE));
    }

    @Nullable ReceiptKey receipt() {
        var principal = text(PRINCIPAL);
        var key = text(IDEMPOTENCY_KEY);
        var hash = text(REQUEST_HASH);
        if (principal.isEmpty() || key.isEmpty() || hash.isEmpty()) {
            return null;
        }
        return new ReceiptKey(principal.get(), key.get(), HexFormat.of().parseHex(hash.get()));
    }

    /** Says that an aggregate was not loaded for the command in hand. */
    void remembers() {
        if (target != null) {
            target.remembers().set(true);
        }
    }

    /**
     * Holds a command to the sequence at which its sender believed the aggregate to stand (RFC 9110 If-Match). Sequences only
     * grow, so what is past it even in memory is past it; what is behind it there may be older than what the sender has seen.
     */
    void requireExpected(UUID aggregateId, long actual) {
        text(EXPECTED_SEQUENCE).map(Long::parseLong).filter(expected -> expected != actual).ifPresent(expected -> {
            if (actual < expected) {
                requireLoaded(null);
            }
            throw new ConflictingAggregateVersionException(aggregateId.toString(), expected, actual);
        });
    }

    /**
     * Has a command that appends nothing decided anew where another node may have appended to what was remembered here.
     *
     * @param refusal what was decided, if it was decided against the command
     */
    void requireLoaded(@Nullable RuntimeException refusal) {
        if (target != null && target.remembers().get()) {
            throw new ConcurrencyException("decided on what was remembered of " + target.aggregateId(), refusal);
        }
    }

    /**
     * The events of the stream that the command names before those of its claims, whichever were published first: receipt
     * and expected sequence are that stream's. Each stream keeps its order.
     */
    List<NewEvent> ownStreamFirst(List<NewEvent> events) {
        var own = target == null ? null : target.aggregateId();
        return own == null
                ? events
                : events.stream()
                        .sorted(Comparator.comparing(event -> !event.aggregateId().equals(own)))
                        .toList();
    }

    /** Completes the acknowledgement: of the stream that the command names, or else of its first event's. */
    void acknowledge(List<NewEvent> events, Appended appended) {
        if (target == null) {
            return;
        }
        var named = target.aggregateId();
        var stream = named == null ? events.getFirst().aggregateId() : named;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.aggregateId().equals(stream)) {
                target.acknowledgement().complete(stream, event.sequence(), appended.firstPosition() + i);
            }
        }
    }

    private Optional<String> text(String entry) {
        return Optional.ofNullable(metaData.get(entry)).map(Object::toString);
    }
}
