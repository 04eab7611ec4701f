package city.hansa.web.read;

import city.hansa.api.view.AnniversaryKind;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.Roll;
import city.hansa.api.view.ViewQuery.FindAnniversaries;
import city.hansa.api.view.ViewQuery.FindDue;
import city.hansa.api.view.ViewQuery.FindMembers;
import city.hansa.web.address.RegisterConstants;
import city.hansa.web.problem.Malformed;
import city.hansa.web.sentence.AnniversaryProse;
import city.hansa.web.sentence.Languages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Set<String> DUE = Set.of(
            "within", "city", "network", "kind", "state", "asOf", "knownAt", "minPosition", "cursor", "limit");
    private static final Set<String> ANNIVERSARIES = Set.of(
            "within", "every", "city", "network", "kind", "asOf", "knownAt", "minPosition", "cursor", "limit");
    private static final Set<String> MEMBERS =
            Set.of("network", "on", "class", "standing", "knownAt", "minPosition", "cursor", "limit");

    /** ISO 8601, with calendar units alone and no sign; five digits of days are more than a century. */
    private static final Pattern PERIOD =
            Pattern.compile("P(?=[0-9])([0-9]{1,5}Y)?([0-9]{1,5}M)?([0-9]{1,5}W)?([0-9]{1,5}D)?");

    private static final LocalDate YEAR_2000 = LocalDate.of(2000, 1, 1);
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
        var given = Parameters.of(request, DUE);
        var query = new FindDue(filter(given), within(given, DUE_WITHIN), given.at(), given.cursor(), given.limit());
        var page = views.ask(query, DeskPage.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), "")).body(page);
    }

    @GetMapping("/anniversaries")
    ResponseEntity<DeskPage> anniversaries(HttpServletRequest request) {
        var language = Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var page = views.ask(anniversaries(Parameters.of(request, ANNIVERSARIES)), DeskPage.class);
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

    private static RegisterFilter filter(Parameters given) {
        var kind = given.oneOf("kind", Parameters.names(DueKind.class));
        var state = given.oneOf("state", Parameters.names(DueState.class));
        return new RegisterFilter(given.city(), given.network(), kind, state, null, null);
    }

    private static FindAnniversaries anniversaries(Parameters given) {
        var kind = given.oneOf("kind", Parameters.names(AnniversaryKind.class));
        return new FindAnniversaries(
                new RegisterFilter(given.city(), given.network(), kind, null, null, null),
                within(given, ANNIVERSARIES_WITHIN),
                every(given),
                given.at(),
                given.cursor(),
                given.limit());
    }

    private static RegisterFilter members(Parameters given) {
        var network = given.network();
        if (network == null) {
            throw Malformed.field("network", "is given: a roll is that of one network");
        }
        var standing = given.oneOf("standing", RegisterConstants.MEMBER_STANDINGS);
        return new RegisterFilter(null, network, given.text("class"), standing, null, null);
    }

    /** A period from a day on, of at most 100 years. */
    private static Period within(Parameters given, Period otherwise) {
        var text = given.text("within");
        var within = text == null ? otherwise : PERIOD.matcher(text).matches() ? Period.parse(text) : null;
        if (within == null || YEAR_2000.plus(within).isAfter(YEAR_2000.plusYears(100))) {
            throw Malformed.field("within", "is a period such as P90D, P24M or P1Y, at most P100Y");
        }
        return within;
    }

    /** A number of years, so that 5 stands for the fifth, the tenth and so on. */
    private static int every(Parameters given) {
        var text = given.text("every");
        if (text != null && !text.matches("[1-9][0-9]{0,2}")) {
            throw Malformed.field("every", "is a number of years from 1 to 999");
        }
        return text == null ? 5 : Integer.parseInt(text);
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag(tag);
    }
}
