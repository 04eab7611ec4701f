package city.hansa.web.operations;

import city.hansa.api.projection.Projections;
import city.hansa.api.projection.Projections.DeadLetters;
import city.hansa.api.projection.Projections.Report;
import city.hansa.api.projection.Projections.Retried;
import city.hansa.web.problem.NotFound;
import city.hansa.web.read.Parameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The processors that write the views: how far they are, and what they set aside. */
@Hidden
@RestController
@RequestMapping(path = "/api/operations/projections", produces = MediaType.APPLICATION_JSON_VALUE)
public class ProjectionController {

    private final Projections projections;

    ProjectionController(Projections projections) {
        this.projections = projections;
    }

    @GetMapping
    ResponseEntity<Report> report(HttpServletRequest request) {
        Parameters.none(request);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(projections.report());
    }

    @GetMapping("/{view}/dead-letters")
    ResponseEntity<DeadLetters> deadLetters(@PathVariable String view, HttpServletRequest request) {
        Parameters.none(request);
        var letters = projections.deadLetters(view).orElseThrow(ProjectionController::unknown);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(letters);
    }

    /** What cannot be shown still is set aside again. */
    @PostMapping("/{view}/dead-letters/retry")
    Retried retry(@PathVariable String view, HttpServletRequest request) {
        Parameters.none(request);
        return projections.retry(view).orElseThrow(ProjectionController::unknown);
    }

    private static NotFound unknown() {
        return new NotFound("There is no projection of this name.");
    }
}
