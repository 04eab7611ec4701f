package city.hansa.app.wiring;

import city.hansa.api.view.ViewQuery;
import city.hansa.web.read.Reads;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Questions from the web through Axon's gateway. */
@Component
final class GatewayReads implements Reads {

    private final QueryGateway gateway;

    GatewayReads(QueryGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public <R> R ask(ViewQuery query, Class<R> answer) {
        try {
            return gateway.query(query, answer).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
