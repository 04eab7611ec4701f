package city.hansa.web.operations;

import city.hansa.api.projection.Rebuild;
import city.hansa.api.projection.Rebuilds;
import city.hansa.web.address.Address;
import city.hansa.web.problem.NotFound;
import city.hansa.web.read.Parameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds: all views are made anew from the log, and take the place of those that are shown, which serve meanwhile. */
@Hidden
@RestController
@RequestMapping(path = RebuildController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
public class RebuildController {

    static final String PATH = "/api/operations/projections/rebuilds";

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping
    ResponseEntity<Rebuild> begin(HttpServletRequest request) {
        Parameters.none(request);
        var rebuild = rebuilds.begin();
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + rebuild.id())).body(rebuild);
    }

    @GetMapping("/{id}")
    ResponseEntity<Rebuild> report(@PathVariable String id, HttpServletRequest request) {
        Parameters.none(request);
        var rebuild = rebuilds.find(Address.id(id)).orElseThrow(RebuildController::unknown);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(rebuild);
    }

    /** Answers at once; the rebuild ends a moment later. */
    @DeleteMapping("/{id}")
    ResponseEntity<Rebuild> cancel(@PathVariable String id, HttpServletRequest request) {
        Parameters.none(request);
        return ResponseEntity.accepted().body(rebuilds.cancel(Address.id(id)).orElseThrow(RebuildController::unknown));
    }

    private static NotFound unknown() {
        return new NotFound("There is no such rebuild.");
    }
}
