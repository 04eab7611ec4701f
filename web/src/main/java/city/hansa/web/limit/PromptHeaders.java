package city.hansa.web.limit;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the server end a connection on which the headers of a request take longer than is granted. */
@Component
final class PromptHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RequestLimits limits;

    PromptHeaders(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(PromptProtocol.class.getName());
        server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof PromptProtocol protocol) {
                protocol.setPatience(limits.headers());
            }
        });
    }
}
