package city.hansa.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the address of every problem type with its rule, and the server's own errors with a problem. */
@Hidden
@RestController
public class ProblemController implements ErrorController {

    record Rule(String type, String reason, String rule) {}

    private final RuleBook rules;

    ProblemController(RuleBook rules) {
        this.rules = rules;
    }

    @GetMapping(path = "/problems/{aggregate}/{reason}", produces = MediaType.APPLICATION_JSON_VALUE)
    Rule rule(@PathVariable String aggregate, @PathVariable String reason) {
        var path = "/problems/" + aggregate + "/" + reason;
        return rules.find(path)
                .map(found -> new Rule(path, found.name(), found.rule()))
                .orElseThrow(() -> new NotFound("No rule has this name."));
    }

    /** What the server refuses before a controller is found. */
    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var reason = RequestRejection.of(status);
        var address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/error";
        return Problem.of(reason, status, reason.rule(), Map.of(), address);
    }
}
