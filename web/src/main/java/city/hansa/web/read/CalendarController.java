package city.hansa.web.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.view.DeskPage;
import city.hansa.api.view.Page;
import city.hansa.web.export.Calendars;
import city.hansa.web.export.TimelineFeed;
import city.hansa.web.sentence.Languages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is due, which anniversaries come up and what happened, as calendars to subscribe to and as a feed of news. The
 * questions are those of the lists, but that a calendar has as many entries as a page may have: its readers do not ask
 * for a next one. The address alone says in which form is answered, and Accept is not asked: calendar programs send
 * what they like.
 */
@Hidden
@RestController
@RequestMapping("/api")
public class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", UTF_8);
    private static final MediaType FEED = new MediaType("application", "feed+json");

    private final Asking views;
    private final Calendars calendars;
    private final TimelineFeed feed;

    CalendarController(Asking views, Calendars calendars, TimelineFeed feed) {
        this.views = views;
        this.calendars = calendars;
        this.feed = feed;
    }

    @GetMapping("/due.ics")
    ResponseEntity<byte[]> due(HttpServletRequest request) {
        var page = views.ask(DeskQuestions.due(request, Parameters.LIMIT_MAX), DeskPage.class);
        var language = language(request);
        var exported = new Exported(request);
        return answer(exported, page, language)
                .contentType(CALENDAR)
                .body(calendars.due(page, language, exported.base()));
    }

    @GetMapping("/anniversaries.ics")
    ResponseEntity<byte[]> anniversaries(HttpServletRequest request) {
        var page = views.ask(DeskQuestions.anniversaries(request, Parameters.LIMIT_MAX), DeskPage.class);
        var language = language(request);
        var exported = new Exported(request);
        return answer(exported, page, language)
                .contentType(CALENDAR)
                .body(calendars.anniversaries(page, language, exported.base()));
    }

    @GetMapping("/timeline.ics")
    ResponseEntity<byte[]> timeline(HttpServletRequest request) {
        var page = views.ask(TimelineController.query(request, Parameters.LIMIT_MAX), Page.class);
        var language = language(request);
        var exported = new Exported(request);
        return answer(exported, page, language)
                .contentType(CALENDAR)
                .body(calendars.timeline(page, language, exported.base()));
    }

    @GetMapping("/timeline.feed.json")
    ResponseEntity<ObjectNode> feed(HttpServletRequest request) {
        var page = views.ask(TimelineController.query(request, Parameters.LIMIT_DEFAULT), Page.class);
        var language = language(request);
        var exported = new Exported(request);
        var next = page.next() == null ? null : exported.base() + exported.next(page.next());
        return answer(exported, page, language)
                .contentType(FEED)
                .body(feed.of(page, language, exported.base(), exported.self(), next));
    }

    private static Locale language(HttpServletRequest request) {
        return Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static ResponseEntity.BodyBuilder answer(Exported exported, DeskPage page, Locale language) {
        return exported.answer(page.asOf(), page.knownAt(), page.position(), page.next(), language);
    }

    private static ResponseEntity.BodyBuilder answer(Exported exported, Page page, Locale language) {
        return exported.answer(page.asOf(), page.knownAt(), page.position(), page.next(), language);
    }
}
