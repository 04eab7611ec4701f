package city.hansa.web.limit;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 as the server speaks it, but that a request's line and headers are to be there in time. The server's own timeout
 * begins anew with each byte, so whoever sent them one by one would be waited for for ever. It is by name that the server
 * finds this class, and without words that it ends the connection, as it does for who sends nothing.
 */
public final class PromptProtocol extends Http11NioProtocol {

    private volatile Duration patience = Duration.ofSeconds(30);

    void setPatience(Duration patience) {
        this.patience = patience;
    }

    @Override
    protected Processor createProcessor() {
        return new PromptProcessor();
    }

    /** Kept with its connection while a request has begun and is not there yet; of one connection at a time. */
    private final class PromptProcessor extends Http11Processor {

        private static final long NOT_BEGUN = -1;

        PromptProcessor() {
            super(PromptProtocol.this, PromptProtocol.this.getAdapter());
        }

        /** Is called when something has come to a connection on which no request is being answered. */
        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            if (isBegun() && System.nanoTime() - request.getStartTimeNanos() > patience.toNanos()) {
                return SocketState.CLOSED;
            }
            var state = super.service(connection);
            // Of blank lines before a request it would be forgotten when the first of them came.
            return state == SocketState.OPEN && isBegun() ? SocketState.LONG : state;
        }

        private boolean isBegun() {
            return request.getStartTimeNanos() != NOT_BEGUN;
        }
    }
}
