package city.hansa.web.security;

import city.hansa.web.problem.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Has what is refused before a controller is reached answered where all refusals are, as a problem. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String UNLISTED = Refusals.class.getName() + ".unlisted";

    private final HandlerExceptionResolver problems;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** Denies, and notes that the address is nobody's. */
    AuthorizationManager<RequestAuthorizationContext> unlisted() {
        return (_, context) -> {
            context.getRequest().setAttribute(UNLISTED, true);
            return new AuthorizationDecision(false);
        };
    }

    /** RFC 6750 §3: without a token no error code is given, with one that is not taken there is. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (request.getAttribute(UNLISTED) == null && !(failure instanceof AuthenticationServiceException)) {
            var isGiven = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, isGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        refuse(request, response, failure);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        refuse(request, response, denied);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException refusal) {
        answer(request, response, request.getAttribute(UNLISTED) == null ? refusal : new NotFound("Nothing is here."));
    }

    void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException refusal) {
        problems.resolveException(request, response, null, refusal);
    }
}
