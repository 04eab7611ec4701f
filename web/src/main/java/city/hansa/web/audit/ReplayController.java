package city.hansa.web.audit;

import city.hansa.api.replay.Replay;
import city.hansa.api.replay.Replays;
import city.hansa.web.address.Address;
import city.hansa.web.command.CommandReader;
import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.NotFound;
import city.hansa.web.read.Parameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays: the views are built anew from the log, beside the live ones, and compared with them row by row. */
@Hidden
@RestController
@RequestMapping(path = "/api/audit/replays", produces = MediaType.APPLICATION_JSON_VALUE)
public class ReplayController {

    /**
     * What is asked for.
     *
     * @param views by name; left out for all
     * @param from left out for the beginning of the log
     * @param to left out for where the views have come
     */
    public record Asked(@Nullable List<String> views, @Nullable Long from, @Nullable Long to) {}

    private final Replays replays;
    private final CommandReader reader;

    ReplayController(Replays replays, CommandReader reader) {
        this.replays = replays;
        this.reader = reader;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Replay> begin(HttpServletRequest request) {
        var asked = reader.request(Asked.class, request);
        var views = asked.views() == null ? List.<String>of() : asked.views();
        try {
            var replay = replays.begin(new Replays.Order(views, asked.from(), asked.to()));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/audit/replays/" + replay.id()))
                    .body(replay);
        } catch (IllegalArgumentException refusal) {
            throw Malformed.whole("The body", refusal);
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<Replay> report(@PathVariable String id, HttpServletRequest request) {
        Parameters.none(request);
        var replay = replays.find(Address.id(id)).orElseThrow(ReplayController::unknown);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(replay);
    }

    /** Answers at once; the replay ends a moment later. */
    @DeleteMapping("/{id}")
    ResponseEntity<Replay> cancel(@PathVariable String id, HttpServletRequest request) {
        Parameters.none(request);
        return ResponseEntity.accepted().body(replays.cancel(Address.id(id)).orElseThrow(ReplayController::unknown));
    }

    private static NotFound unknown() {
        return new NotFound("There is no such replay.");
    }
}
