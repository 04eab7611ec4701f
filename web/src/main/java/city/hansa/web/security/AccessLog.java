package city.hansa.web.security;

import city.hansa.web.WebModule;
import city.hansa.web.read.Readers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs each denial, and each read by one who may see more than is public, as one line of JSON: who, what, and how it was
 * answered.
 */
final class AccessLog extends OncePerRequestFilter {

    /** Its own, so that the lines can be kept apart. */
    private static final Logger LOG = LoggerFactory.getLogger("city.hansa.access");

    private static final String CALLER = AccessLog.class.getName();
    private static final Set<Integer> DENIED = Set.of(401, 403);

    /** Until then nobody in particular calls. */
    static void note(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (DENIED.contains(response.getStatus())) {
                log("denied", request, response);
            } else if (request.getMethod().equals("GET") && Readers.isMoreThanPublic(request)) {
                log("read", request, response);
            }
        }
    }

    private static void log(String what, HttpServletRequest request, HttpServletResponse response) {
        var caller = request.getAttribute(CALLER) instanceof Caller known ? known : Caller.ANYBODY;
        var line = WebModule.JSON
                .createObjectNode()
                .put("access", what)
                .put("caller", caller.principal())
                .put("method", request.getMethod())
                .put("path", request.getRequestURI())
                .put("query", request.getQueryString())
                .put("status", response.getStatus());
        LOG.info("{}", line);
    }
}
