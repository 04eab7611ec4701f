package city.hansa.web.operations;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The one thing that whoever distributes requests must know, at the port which they are sent to: the management port's
 * own answer would not tell whether this port takes connections. It says no more than yes or no.
 */
@Hidden
@RestController
public class ReadinessController {

    /** @param status in the words of Spring's health: UP or OUT_OF_SERVICE */
    record Answer(String status) {}

    private final Readiness readiness;

    ReadinessController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping(path = "/actuator/health/readiness", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> readiness() {
        var isReady = readiness.isReady();
        return ResponseEntity.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(new Answer(isReady ? "UP" : "OUT_OF_SERVICE"));
    }
}
