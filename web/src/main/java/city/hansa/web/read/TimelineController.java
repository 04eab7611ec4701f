package city.hansa.web.read;

import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.web.sentence.Languages;
import city.hansa.web.sentence.TimelineProse;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened to one or more records, in the order of their days, each entry told in the reader's language. */
@Hidden
@RestController
public class TimelineController {

    private final Asking views;
    private final TimelineProse prose;

    TimelineController(Asking views, TimelineProse prose) {
        this.views = views;
        this.prose = prose;
    }

    @GetMapping(path = "/api/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page> timeline(HttpServletRequest request) {
        var language = Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var page = views.ask(query(request, Parameters.LIMIT_DEFAULT), Page.class);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(ETags.of(request, page.position(), page.asOf(), language.toLanguageTag()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(prose.tell(page, language));
    }

    /** @param limit how many entries are asked for where that is left out */
    static FindTimeline query(HttpServletRequest request, int limit) {
        var given = Parameters.of(request, Parameters.TIMELINE);
        return new FindTimeline(
                given.subjects(),
                given.day("from"),
                given.day("to"),
                given.theme(),
                given.at(),
                given.cursor(),
                given.limit(limit));
    }
}
