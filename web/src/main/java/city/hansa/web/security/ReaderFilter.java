package city.hansa.web.security;

import city.hansa.web.read.Readers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes on a request who reads, once it is known who calls. An answer to one who shows a token is nobody else's. */
final class ReaderFilter extends OncePerRequestFilter {

    private final MandateBook mandates;

    ReaderFilter(MandateBook mandates) {
        this.mandates = mandates;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Caller.current();
        response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        if (!caller.equals(Caller.ANYBODY)) {
            AccessLog.note(request, caller);
            Readers.note(request, () -> mandates.reader(caller));
        }
        chain.doFilter(request, response);
    }
}
