package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.GetHistory;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.web.address.Address;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The registers, and each record with its history. A matching If-None-Match is answered 304 by the framework. */
@Hidden
@RestController
@RequestMapping(path = "/api/{collection}", produces = MediaType.APPLICATION_JSON_VALUE)
public class RecordController {

    private final Asking views;
    private final LiveRecord live;

    RecordController(Asking views, LiveRecord live) {
        this.views = views;
        this.live = live;
    }

    @GetMapping
    ResponseEntity<Page> list(@PathVariable String collection, HttpServletRequest request) {
        var kind = Address.collection(collection).kind();
        var given = Parameters.of(request, Parameters.REGISTER);
        var query = new FindRecords(kind, given.filter(kind), given.at(), given.cursor(), given.limit());
        var page = views.ask(query, Page.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), "")).body(page);
    }

    /** The record as it is now carries the tag that If-Match takes. */
    @GetMapping("/{id}")
    ResponseEntity<ObjectNode> get(
            @PathVariable String collection, @PathVariable String id, HttpServletRequest request) {
        var at = Parameters.of(request, Parameters.CLOCKS).at();
        var answered = views.one(new GetRecord(subject(collection, id), at));
        var found = answered.found();
        var isNow = at.asOf() == null && at.knownAt() == null && at.knownAtPosition() == null;
        var tag = isNow ? ETags.ofRecord(request, found) : ETags.of(request, found.position(), found.asOf(), "");
        return fresh(tag).body(answered.body());
    }

    /** The same record pushed, as it is and as it becomes. */
    @GetMapping(path = "/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void push(
            @PathVariable String collection,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asked = Parameters.of(request, Parameters.LIVE).at().minPosition();
        var seen = Parameters.lastEventId(request);
        var least = seen.isPresent() ? Long.valueOf(seen.getAsLong()) : asked;
        live.serve(subject(collection, id), least, request, response);
    }

    @GetMapping("/{id}/history")
    ResponseEntity<ObjectNode> history(
            @PathVariable String collection, @PathVariable String id, HttpServletRequest request) {
        var at = Parameters.of(request, Parameters.HISTORY).at();
        var answered = views.one(new GetHistory(subject(collection, id), at));
        var found = answered.found();
        return fresh(ETags.of(request, found.position(), found.asOf(), "")).body(answered.body());
    }

    private static Subject subject(String collection, String id) {
        return new Subject(Address.collection(collection).kind(), Address.id(id));
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag(tag);
    }
}
