package city.hansa.app.wiring;

import city.hansa.api.CommandRejected;
import city.hansa.app.axonserver.Hop;
import city.hansa.ledger.append.AppendException;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.axon.Acknowledgement;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.web.command.Commands;
import city.hansa.web.command.LostRace;
import city.hansa.web.command.Replayed;
import city.hansa.web.command.StalePrecondition;
import city.hansa.web.problem.Unavailable;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Commands from the web through Axon's gateway; what the ledger throws becomes what the web answers. */
@Component
final class GatewayCommands implements Commands {

    /** Decided anew on the newer state, so a race is lost only by one who meets four others in a row. */
    private static final int ATTEMPTS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(GatewayCommands.class);

    private final CommandGateway gateway;
    private final LedgerReader ledger;

    GatewayCommands(CommandGateway gateway, LedgerReader ledger) {
        this.gateway = gateway;
        this.ledger = ledger;
    }

    @Override
    public Outcome send(Object command, Map<String, String> metaData) {
        var message = new GenericCommandMessage<>(command).withMetaData(metaData);
        for (var attempt = 1; ; attempt++) {
            try {
                var done = sent(message);
                return new Outcome(done.aggregateId(), done.sequence(), done.position());
            } catch (ConflictingAggregateVersionException stale) {
                throw new StalePrecondition();
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                if (metaData.containsKey("expectedSequence") && hasOwnRecordMoved(lost)) {
                    throw new StalePrecondition();
                }
                if (attempt == ATTEMPTS) {
                    throw lost.getCause() instanceof CommandRejected refused ? refused : new LostRace();
                }
            } catch (AppendException.Replayed replayed) {
                throw new Replayed(LedgerReceipts.receipt(replayed.first()));
            } catch (NoHandlerForCommandException untaken) {
                LOG.warn("a command was not taken: {}", untaken.getMessage());
                throw Unavailable.takenNowhere();
            } catch (AppendException.NotAppended | ReadFailed away) {
                LOG.warn("a command was not taken", away);
                throw Unavailable.nothingWritten();
            } catch (AppendException.Halted halted) {
                throw Unavailable.logCorrupted(halted.why());
            } catch (AppendException.OutcomeUnknown unknown) {
                LOG.warn("what became of a command is not known", unknown);
                throw Unavailable.outcomeUnknown();
            }
        }
    }

    private Acknowledgement sent(CommandMessage<?> message) {
        try {
            return gateway.sendAndWait(message);
        } catch (RuntimeException told) {
            throw Hop.original(told);
        }
    }

    /** If not, one of its claims was raced: what the caller has seen of the record still holds. */
    private boolean hasOwnRecordMoved(RuntimeException lost) {
        return lost.getCause() instanceof StaleSequence stale
                && ledger.headOf(stale.aggregateId()) >= stale.expected();
    }
}
