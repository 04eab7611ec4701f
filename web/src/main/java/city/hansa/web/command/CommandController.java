package city.hansa.web.command;

import city.hansa.api.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

    /**
     * What was written; its position serves as {@code minPosition} of the next read.
     *
     * @param narratives by field, where they were opened
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Written(UUID id, long sequence, long position, @Nullable SequencedMap<String, String> narratives) {}

    private final Dispatch dispatch;
    private final OpenedNarratives narratives;

    CommandController(Dispatch dispatch, OpenedNarratives narratives) {
        this.dispatch = dispatch;
        this.narratives = narratives;
    }

    @PostMapping
    ResponseEntity<Written> create(@PathVariable String collection, HttpServletRequest request) {
        var answer = dispatch.dispatch(CommandRoute.creating(collection), request);
        var location = URI.create("/api/" + collection + "/" + answer.outcome().id());
        return answered(ResponseEntity.created(location), answer, null);
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<Written> change(
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String command,
            HttpServletRequest request) {
        var route = CommandRoute.changing(collection, id, command);
        var answer = dispatch.dispatch(route, request);
        return route.opens()
                ? answered(ResponseEntity.ok().cacheControl(CacheControl.noStore()), answer, opened(route, answer))
                : answered(ResponseEntity.ok(), answer, null);
    }

    private SequencedMap<String, String> opened(CommandRoute route, Dispatch.Answer answer) {
        var outcome = answer.outcome();
        return narratives.shownBy(new Subject(route.collection().kind(), outcome.id()), outcome.sequence());
    }

    private static ResponseEntity<Written> answered(
            ResponseEntity.BodyBuilder response,
            Dispatch.Answer answer,
            @Nullable SequencedMap<String, String> narratives) {
        var outcome = answer.outcome();
        if (answer.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.eTag("\"" + outcome.sequence() + "\"")
                .body(new Written(outcome.id(), outcome.sequence(), outcome.position(), narratives));
    }
}
