package city.hansa.app.axonserver;

import city.hansa.ledger.append.AppendException.OutcomeUnknown;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;

/**
 * Handles what Axon Server hands to this node. A failure is told when the ledger has what the command was decided on: whoever
 * is told looks there for what came first.
 */
final class LocalCommands extends SimpleCommandBus {

    private final Runnable catchUp;

    LocalCommands(CommandBusSpanFactory spans, Runnable catchUp) {
        super(SimpleCommandBus.builder().transactionManager(NoTransactionManager.INSTANCE).spanFactory(spans));
        this.catchUp = catchUp;
    }

    @Override
    protected <C, R> void doDispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>doDispatch(command, (handled, result) ->
                callback.onResult(handled, result.isExceptional() ? told(result.exceptionResult()) : result));
    }

    private <R> CommandResultMessage<R> told(Throwable failed) {
        try {
            if (!(failed instanceof OutcomeUnknown)) {
                catchUp.run();
            }
            return GenericCommandResultMessage.asCommandResultMessage(Hop.ofCommand(failed));
        } catch (RuntimeException behind) {
            return GenericCommandResultMessage.asCommandResultMessage(Hop.ofCommand(behind));
        }
    }
}
