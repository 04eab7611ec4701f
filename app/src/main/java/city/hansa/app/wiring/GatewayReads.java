package city.hansa.app.wiring;

import city.hansa.api.view.ViewQuery;
import city.hansa.web.problem.Unavailable;
import city.hansa.web.read.Reads;
import java.util.concurrent.CompletionException;
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
        try {
            return gateway.query(query, answer).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof DataAccessResourceFailureException away) {
                LOG.warn("a view could not be read", away);
                throw Unavailable.notReadable();
            }
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
