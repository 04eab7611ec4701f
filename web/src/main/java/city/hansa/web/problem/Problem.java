package city.hansa.web.problem;

import city.hansa.api.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes one problem (RFC 9457). Its details never replace a member that the RFC names. */
final class Problem {

    static ResponseEntity<Object> of(
            Reason reason, int status, String detail, Map<String, Object> details, String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", RuleBook.pathOf(reason));
        members.put("title", reason.rule());
        members.put("status", status);
        members.put("reason", reason.name());
        members.put("detail", detail);
        members.put("instance", instance);
        details.forEach(members::putIfAbsent);
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (reason instanceof RequestRejection rejection) {
            rejection.retryAfter().ifPresent(seconds ->
                    response.header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
        }
        return response.body(members);
    }

    static ResponseEntity<Object> of(RequestRejection reason, String detail, HttpServletRequest request) {
        return of(reason, reason.status(), detail, Map.of(), request.getRequestURI());
    }

    private Problem() {}
}
