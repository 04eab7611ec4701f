package city.hansa.web.limit;

import city.hansa.web.problem.TooMany;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses whoever asks too often, before anything is read or looked up; whoever signs in has been asked for it before. */
@Component
@Order(0)
final class LimitFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestLimits limits;
    private final Rates rates;
    private final ObjectProvider<HandlerExceptionResolver> problems;

    LimitFilter(
            RequestLimits limits,
            Rates rates,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        this.limits = limits;
        this.rates = rates;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Callers.of(request);
        if (READING.contains(request.getMethod()) ? rates.mayRead(caller) : rates.mayWrite(caller)) {
            Deadline.set(request, limits.body());
            chain.doFilter(request, response);
        } else {
            problems.getObject().resolveException(request, response, null, TooMany.requests());
        }
    }
}
