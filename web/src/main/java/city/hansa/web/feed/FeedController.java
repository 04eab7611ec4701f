package city.hansa.web.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.Subject;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.web.problem.Malformed;
import city.hansa.web.read.ETags;
import city.hansa.web.read.Parameters;
import city.hansa.web.stream.EventStream;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The feed: a page of it at a time or, to whom asks for server-sent events, all of it as it is recorded. */
@Hidden
@RestController
public class FeedController {

    static final String BATCH = "application/cloudevents-batch+json";

    /** The last position that the page takes into account: where the next begins. */
    static final String POSITION = "Feed-Position";

    /** The last position of the log when the page was read. */
    static final String HEAD = "Feed-Head";

    private static final Set<String> PUSHED = Set.of("after", "subject", "kind", "type");
    private static final Set<String> PAGED = Set.of("after", "subject", "kind", "type", "limit");

    private final FeedPages pages;
    private final FeedTelling telling;

    FeedController(FeedPages pages, FeedTelling telling) {
        this.pages = pages;
        this.telling = telling;
    }

    /** A page may be shorter than asked for, or empty, before the end: it has come there when position is head. */
    @GetMapping(path = "/api/feed", produces = {BATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        var given = Parameters.of(request, PAGED);
        var after = given.positionOr("after", -1);
        var head = pages.head();
        FeedTelling.requireInLog(after, head, "after");
        var page = pages.after(after, filter(given), given.limit());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(ETags.ofLog(request, page.reached(), head))
                .varyBy(HttpHeaders.ACCEPT)
                .header(HttpHeaders.LINK, "<" + next(request, page.reached()) + ">; rel=\"next\"")
                .header(POSITION, Long.toString(page.reached()))
                .header(HEAD, Long.toString(Math.max(head, page.reached())))
                .body(batch(page.events()));
    }

    /** Where both are given, Last-Event-ID is the later word: a browser repeats the address that it began with. */
    @GetMapping(path = "/api/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void push(HttpServletRequest request, HttpServletResponse response) {
        var given = Parameters.of(request, PUSHED);
        var after = given.positionOr("after", -1);
        var seen = Parameters.lastEventId(request);
        telling.serve(
                seen.orElse(after), seen.isPresent() ? EventStream.LAST_EVENT_ID : "after", filter(given), request,
                response);
    }

    private static FeedFilter filter(Parameters given) {
        return new FeedFilter(
                new HashSet<>(given.ids("subject")),
                given.all("kind").stream().map(FeedController::kind).collect(Collectors.toSet()),
                given.all("type").stream().map(FeedController::type).collect(Collectors.toSet()));
    }

    private static Subject.Kind kind(String name) {
        return Arrays.stream(Subject.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Malformed.field("kind", "is one of " + Arrays.toString(Subject.Kind.values())));
    }

    /** As it is stored, or as a CloudEvent writes it. */
    private static String type(String name) {
        var stored = name.startsWith(CloudEvents.TYPE_PREFIX) ? name.substring(CloudEvents.TYPE_PREFIX.length()) : name;
        if (EventCatalogue.typeOf(stored).isEmpty()) {
            throw Malformed.field("type", "is the name of an event, such as city.registered");
        }
        return stored;
    }

    private static String next(HttpServletRequest request, long position) {
        var next = UriComponentsBuilder.fromPath("/api/feed").query(request.getQueryString());
        return (position < 0 ? next : next.replaceQueryParam("after", position)).build().toUriString();
    }

    private static byte[] batch(List<Told> events) {
        var batch = new ByteArrayOutputStream();
        var before = "[";
        for (var event : events) {
            batch.writeBytes(before.getBytes(UTF_8));
            batch.writeBytes(event.json());
            before = ",";
        }
        batch.writeBytes((events.isEmpty() ? "[]" : "]").getBytes(UTF_8));
        return batch.toByteArray();
    }
}
