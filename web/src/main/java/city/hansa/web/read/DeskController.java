package city.hansa.web.read;

import city.hansa.api.view.DeskPage;
import city.hansa.api.view.Roll;
import city.hansa.api.view.ViewQuery.FindAnniversaries;
import city.hansa.api.view.ViewQuery.FindDue;
import city.hansa.api.view.ViewQuery.FindMembers;
import city.hansa.web.sentence.AnniversaryProse;
import city.hansa.web.sentence.Languages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Period;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The secretariat's desk: what is due and who is late, which anniversaries come up, who is a member on a key date. */
@Hidden
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
public class DeskController {

    private static final Period DUE_WITHIN = Period.ofDays(90);
    private static final Period ANNIVERSARIES_WITHIN = Period.ofMonths(24);

    private final Asking views;
    private final AnniversaryProse prose;

    DeskController(Asking views, AnniversaryProse prose) {
        this.views = views;
        this.prose = prose;
    }

    @GetMapping("/due")
    ResponseEntity<DeskPage> due(HttpServletRequest request) {
        var given = Parameters.of(request, Parameters.DUE);
        var query = new FindDue(given.due(), given.within(DUE_WITHIN), given.at(), given.cursor(), given.limit());
        var page = views.ask(query, DeskPage.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), "")).body(page);
    }

    @GetMapping("/anniversaries")
    ResponseEntity<DeskPage> anniversaries(HttpServletRequest request) {
        var language = Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var page = views.ask(anniversaries(Parameters.of(request, Parameters.ANNIVERSARIES)), DeskPage.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), language.toLanguageTag()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(prose.tell(page, language));
    }

    @GetMapping("/members")
    ResponseEntity<Roll> members(HttpServletRequest request) {
        var given = Parameters.of(request, Parameters.MEMBERS);
        var query = new FindMembers(given.members(), given.at("on"), given.cursor(), given.limit());
        var roll = views.ask(query, Roll.class);
        return fresh(ETags.of(request, roll.position(), roll.asOf(), "")).body(roll);
    }

    private static FindAnniversaries anniversaries(Parameters given) {
        return new FindAnniversaries(
                given.anniversaries(),
                given.within(ANNIVERSARIES_WITHIN),
                given.every(),
                given.at(),
                given.cursor(),
                given.limit());
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag(tag);
    }
}
