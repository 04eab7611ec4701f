package city.hansa.app.axonserver;

import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.AppendException.OutcomeUnknown;
import io.axoniq.axonserver.connector.AxonServerException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.springframework.dao.DataAccessResourceFailureException;

/** The way of a failure from the node that handled a message to the one that sent it. */
public final class Hop {

    /** As a command's handler throws it, for whoever is on another node. */
    static Throwable ofCommand(Throwable failed) {
        return Failure.of(failed)
                .<Throwable>map(details -> new CommandExecutionException(details.toString(), failed, details))
                .orElse(failed);
    }

    /** Likewise of a question. */
    static Exception ofQuery(Exception failed) {
        return Failure.of(failed)
                .<Exception>map(details -> new QueryExecutionException(details.toString(), failed, details))
                .orElse(failed);
    }

    /**
     * What was thrown where the message was handled. That Axon Server cannot be reached is told as that of the database;
     * what came by no hop is left as it is.
     */
    public static RuntimeException original(RuntimeException failed) {
        return switch (failed) {
            case HandlerExecutionException told when told.<Object>getDetails().orElse(null) instanceof Failure details ->
                details.thrown();
            case CompletionException wrapped when wrapped.getCause() instanceof RuntimeException cause -> original(cause);
            case AxonServerCommandDispatchException _, AxonServerException _ -> lost(failed);
            case AxonServerQueryDispatchException _ ->
                new DataAccessResourceFailureException("the node that was asked does not answer", failed);
            default -> failed;
        };
    }

    /** Without a connection nothing was sent. With one that broke, the command may have been handled. */
    private static RuntimeException lost(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return new NotAppended("Axon Server cannot be reached", failed);
            }
        }
        return new OutcomeUnknown(failed);
    }

    private Hop() {}
}
