package city.hansa.app.wiring;

import city.hansa.ledger.append.AppendException;
import city.hansa.ledger.axon.Acknowledgement;
import city.hansa.web.command.Commands;
import city.hansa.web.command.LostRace;
import city.hansa.web.command.Replayed;
import city.hansa.web.command.StalePrecondition;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.springframework.stereotype.Component;

/** Commands from the web through Axon's gateway; what the ledger throws becomes what the web answers. */
@Component
final class GatewayCommands implements Commands {

    /** Decided anew on the newer state, so a race is lost only by one who meets four others in a row. */
    private static final int ATTEMPTS = 4;

    private final CommandGateway gateway;

    GatewayCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Outcome send(Object command, Map<String, String> metaData) {
        var message = new GenericCommandMessage<>(command).withMetaData(metaData);
        for (var attempt = 1; ; attempt++) {
            try {
                Acknowledgement done = gateway.sendAndWait(message);
                return new Outcome(done.aggregateId(), done.sequence(), done.position());
            } catch (ConflictingAggregateVersionException stale) {
                throw new StalePrecondition();
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                if (metaData.containsKey("expectedSequence")) {
                    throw new StalePrecondition();
                }
                if (attempt == ATTEMPTS) {
                    throw new LostRace();
                }
            } catch (AppendException.Replayed replayed) {
                throw new Replayed(LedgerReceipts.receipt(replayed.first()));
            }
        }
    }
}
