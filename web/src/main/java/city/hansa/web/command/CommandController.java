package city.hansa.web.command;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every command there is: what the catalogue lists is reached here, without a line of its own. */
@Hidden
@RestController
@RequestMapping(
        path = "/api/{collection}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        // So that whoever could not take the answer is refused before anything is written.
        produces = MediaType.APPLICATION_JSON_VALUE)
public class CommandController {

    /** What was written; its position serves as {@code minPosition} of the next read. */
    record Written(UUID id, long sequence, long position) {}

    private final Dispatch dispatch;

    CommandController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @PostMapping
    ResponseEntity<Written> create(@PathVariable String collection, HttpServletRequest request) {
        var answer = dispatch.dispatch(CommandRoute.creating(collection), request);
        var location = URI.create("/api/" + collection + "/" + answer.outcome().id());
        return answered(ResponseEntity.created(location), answer);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<Written> change(
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String command,
            HttpServletRequest request) {
        var answer = dispatch.dispatch(CommandRoute.changing(collection, id, command), request);
        return answered(ResponseEntity.ok(), answer);
    }

    private static ResponseEntity<Written> answered(ResponseEntity.BodyBuilder response, Dispatch.Answer answer) {
        var outcome = answer.outcome();
        if (answer.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.eTag("\"" + outcome.sequence() + "\"")
                .body(new Written(outcome.id(), outcome.sequence(), outcome.position()));
    }
}
