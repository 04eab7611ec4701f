package city.hansa.app.wiring;

import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.RecordChanged;
import city.hansa.api.view.ViewQuery.WatchRecord;
import city.hansa.app.axonserver.Hop;
import city.hansa.web.problem.Unavailable;
import city.hansa.web.read.Reads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Questions from the web through Axon's gateway. */
@Component
final class GatewayReads implements Reads {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayReads.class);

    private final QueryGateway gateway;

    GatewayReads(QueryGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public <R> R ask(ViewQuery query, Class<R> answer) {
        return answered(gateway.query(query, answer));
    }

    /** The changes are heard before the first form is asked for, so that none is missed. */
    @Override
    public Watch watch(WatchRecord query) {
        var subscription = gateway.subscriptionQuery(query, Found.class, RecordChanged.class);
        try {
            return new GatewayWatch(subscription);
        } catch (RuntimeException failed) {
            subscription.cancel();
            throw failed;
        }
    }

    private static RuntimeException answer(RuntimeException failed) {
        return switch (failed) {
            case DataAccessResourceFailureException away -> {
                LOG.warn("a view could not be read", away);
                yield Unavailable.notReadable();
            }
            case NoHandlerForQueryException unanswered -> {
                LOG.warn("a question was not answered: {}", unanswered.getMessage());
                yield Unavailable.answeredNowhere();
            }
            default -> failed;
        };
    }

    static <R> R answered(CompletableFuture<R> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw answer(failed.getCause() instanceof RuntimeException cause ? Hop.original(cause) : failed);
        }
    }
}
