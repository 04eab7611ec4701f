package city.hansa.web.read;

import city.hansa.api.view.DeskPage;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.Roll;
import city.hansa.api.view.ViewQuery.FindMembers;
import city.hansa.web.address.RegisterConstants;
import city.hansa.web.problem.Malformed;
import city.hansa.web.sentence.AnniversaryProse;
import city.hansa.web.sentence.Languages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
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

    private static final Set<String> MEMBERS =
            Set.of("network", "on", "class", "standing", "knownAt", "minPosition", "cursor", "limit");

    private final Asking views;
    private final AnniversaryProse prose;

    DeskController(Asking views, AnniversaryProse prose) {
        this.views = views;
        this.prose = prose;
    }

    @GetMapping("/due")
    ResponseEntity<DeskPage> due(HttpServletRequest request) {
        var page = views.ask(DeskQuestions.due(request, Parameters.LIMIT_DEFAULT), DeskPage.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), "")).body(page);
    }

    @GetMapping("/anniversaries")
    ResponseEntity<DeskPage> anniversaries(HttpServletRequest request) {
        var language = Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var page = views.ask(DeskQuestions.anniversaries(request, Parameters.LIMIT_DEFAULT), DeskPage.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), language.toLanguageTag()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(prose.tell(page, language));
    }

    @GetMapping("/members")
    ResponseEntity<Roll> members(HttpServletRequest request) {
        var given = Parameters.of(request, MEMBERS);
        var query = new FindMembers(members(given), given.atDay("on"), given.cursor(), given.limit());
        var roll = views.ask(query, Roll.class);
        return fresh(ETags.of(request, roll.position(), roll.asOf(), "")).body(roll);
    }

    private static RegisterFilter members(Parameters given) {
        var network = given.network();
        if (network == null) {
            throw Malformed.field("network", "is given: a roll is that of one network");
        }
        var standing = given.oneOf("standing", RegisterConstants.MEMBER_STANDINGS);
        return new RegisterFilter(null, network, given.text("class"), standing, null, null);
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag(tag);
    }
}
