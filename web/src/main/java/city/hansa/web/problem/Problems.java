package city.hansa.web.problem;

import city.hansa.api.CommandRejected;
import city.hansa.api.mandate.MandateRejection;
import city.hansa.api.view.NotYet;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.seal.LogCorrupted;
import city.hansa.ledger.seal.SealingFailed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal becomes a problem here: ours, the domain's, the framework's, and last what nobody expected. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(RequestRefused refusal, HttpServletRequest request) {
        var reason = refusal.reason();
        return Problem.of(reason, reason.status(), refusal.detail(), refusal.details(), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(CommandRejected rejection, HttpServletRequest request) {
        var details = new TreeMap<>(rejection.details());
        var met = details.entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
        return Problem.of(
                rejection.reason(),
                rejection.reason() == MandateRejection.NO_MANDATE ? 403 : 409,
                "The command was refused by this rule; nothing was written" + (details.isEmpty() ? "." : met + "."),
                details,
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException failure, HttpServletRequest request) {
        return Problem.of(RequestRejection.UNAUTHENTICATED, "This needs an access token that holds.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noIdentityProvider(AuthenticationServiceException away, HttpServletRequest request) {
        LOG.warn("{} {} could not be told who calls", request.getMethod(), request.getRequestURI(), away);
        return refused(Unavailable.identityProvider(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied, HttpServletRequest request) {
        return Problem.of(RequestRejection.FORBIDDEN, "None of the caller's roles is trusted with this.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> behind(NotYet view, HttpServletRequest request) {
        return refused(Unavailable.viewBehind(view.asked(), view.reached()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> corrupted(LogCorrupted corrupted, HttpServletRequest request) {
        LOG.error("{} {} met a log that does not hold", request.getMethod(), request.getRequestURI(), corrupted);
        return refused(Unavailable.doesNotHold("The log does not verify: " + corrupted.getMessage()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(ReadFailed failed, HttpServletRequest request) {
        LOG.warn("{} {} could not read the log", request.getMethod(), request.getRequestURI(), failed);
        return refused(Unavailable.notReadable(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notReconciled(SealingFailed failed, HttpServletRequest request) {
        LOG.warn("{} {} could not be recorded", request.getMethod(), request.getRequestURI(), failed);
        return refused(Unavailable.reconciliationUnknown(), request);
    }

    /** Thrown on, as no handler takes it: the server then closes the connection without the answer's end. */
    @ExceptionHandler
    void cutOff(CutOff answer, HttpServletRequest request) {
        LOG.error("{} {} was answered in part", request.getMethod(), request.getRequestURI(), answer);
        throw answer;
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception fault, HttpServletRequest request) {
        LOG.error("{} {} met a fault", request.getMethod(), request.getRequestURI(), fault);
        return Problem.of(RequestRejection.UNEXPECTED, "The fault lies with the service.", request);
    }

    /** The framework's own refusals keep their status and headers, such as Allow; the body is ours. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var servletRequest = ((ServletWebRequest) request).getRequest();
        var reason = RequestRejection.of(status.value());
        var problem = Problem.of(reason, status.value(), reason.rule(), Map.of(), servletRequest.getRequestURI());
        var all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(problem.getHeaders());
        return new ResponseEntity<>(problem.getBody(), all, status);
    }
}
