package city.hansa.ledger.axon;

import city.hansa.ledger.append.AppendException.Replayed;
import city.hansa.ledger.append.ReceiptKey;
import city.hansa.ledger.read.LedgerReader;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Acknowledgement} the result of every command, whatever its handler returned.
 *
 * <p>{@link LedgerEventStorageEngine} completes it when the command's events are appended. For a command that appended
 * nothing, because what it asks is so already, it says where the stream stands; one whose {@code expectedSequence} is not
 * that, or whose key was answered before, is refused as it would have been with events. A command given while another is
 * handled appends with that one, and its acknowledgement is completed then.
 *
 * <p>A command may be decided on an aggregate as this node remembers it ({@link AggregateCache}), while another node has
 * appended to its stream. An append then is refused by the ledger. What appends nothing, a refusal or what is said to be so
 * already, is answered with a {@link ConcurrencyException} instead, and the aggregate is forgotten: decided anew, it is
 * decided on what the log has.
 *
 * <p>Safe for use by several threads.
 */
public final class AcknowledgingInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final CommandTargetResolver targets = new CommandTargets();
    private final LedgerReader reader;
    private final Class<? extends RuntimeException> refusal;
    private final Runnable catchUp;

    /**
     * On a ledger that has what commands are decided on.
     *
     * @param refusal what handlers throw that decide against a command
     */
    public AcknowledgingInterceptor(LedgerReader reader, Class<? extends RuntimeException> refusal) {
        this(reader, refusal, () -> {});
    }

    /**
     * On a ledger that follows, otherwise as before.
     *
     * @param catchUp returns when the ledger has all that a command may have been decided on, or throws
     */
    public AcknowledgingInterceptor(LedgerReader reader, Class<? extends RuntimeException> refusal, Runnable catchUp) {
        this.reader = reader;
        this.refusal = refusal;
        this.catchUp = catchUp;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        var acknowledgement = new Acknowledgement();
        var target = target(unit.getMessage());
        unit.resources().put(CommandContext.RESOURCE, new CommandContext.Target(acknowledgement, target.orElse(null)));
        var context = CommandContext.of(unit);
        try {
            chain.proceed();
        } catch (RuntimeException e) {
            if (refusal.isInstance(e)) {
                // The unit of work is rolled back, with which Axon forgets the aggregate.
                context.requireLoaded(e);
            }
            throw e;
        }

        // Appended is in the phase before: what is not complete by now appended nothing.
        unit.root().onCommit(_ -> target.filter(_ -> !acknowledgement.isComplete())
                .ifPresent(aggregateId -> complete(acknowledgement, aggregateId, context)));
        return acknowledgement;
    }

    private void complete(Acknowledgement acknowledgement, UUID aggregateId, CommandContext context) {
        catchUp.run();
        requireNotAnswered(context.receipt());
        var last = reader.lastOf(aggregateId);
        long sequence = last.map(event -> event.sequence()).orElse(-1L);
        context.requireExpected(aggregateId, sequence);
        context.requireLoaded(null);
        acknowledgement.complete(aggregateId, sequence, last.map(event -> event.position()).orElse(-1L));
    }

    /** What was found to be so already may be so by the same request, given a moment ago: the first answer is its answer. */
    private void requireNotAnswered(@Nullable ReceiptKey key) {
        if (key != null) {
            reader.receipt(key.principal(), key.key()).ifPresent(first -> {
                throw new Replayed(first, first.answers(key.requestHash()));
            });
        }
    }

    /** Empty if the command names no aggregate, or one whose identifier no stream can have. */
    private Optional<UUID> target(CommandMessage<?> command) {
        try {
            return Optional.of(UUID.fromString(targets.resolveTarget(command).getIdentifier()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
