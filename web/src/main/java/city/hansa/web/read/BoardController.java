package city.hansa.web.read;

import city.hansa.api.ExchangeId;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.Crisis;
import city.hansa.api.exchange.CrisisType;
import city.hansa.api.view.BoardFilter;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.FindBoard;
import city.hansa.api.view.ViewQuery.FindReciprocity;
import city.hansa.api.view.ViewQuery.GetLedger;
import city.hansa.web.address.Address;
import city.hansa.web.problem.Malformed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Who needs what and who offers it, whether an exchange adds up, and what cities gave each other. */
@Hidden
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
public class BoardController {

    private static final Set<String> BOARD =
            Set.of("city", "theme", "crisis", "kind", "asOf", "knownAt", "minPosition", "cursor", "limit");
    private static final Set<String> RECIPROCITY = Set.of("city", "partner", "asOf", "knownAt", "minPosition");

    private final Asking views;

    BoardController(Asking views) {
        this.views = views;
    }

    @GetMapping("/board")
    ResponseEntity<RuledPage> board(HttpServletRequest request) {
        var given = Parameters.of(request, BOARD);
        var kind = given.oneOf("kind", Parameters.names(AidKind.class));
        var filter = new BoardFilter(given.city(), given.theme(), crisis(given), kind);
        return page(request, new FindBoard(filter, given.at(), given.cursor(), given.limit()));
    }

    @GetMapping("/reciprocity")
    ResponseEntity<RuledPage> reciprocity(HttpServletRequest request) {
        var given = Parameters.of(request, RECIPROCITY);
        var city = given.city();
        if (city == null) {
            throw Malformed.field("city", "is required");
        }
        return page(request, new FindReciprocity(city, given.city("partner"), given.at()));
    }

    @GetMapping("/exchanges/{id}/ledger")
    ResponseEntity<ObjectNode> ledger(@PathVariable String id, HttpServletRequest request) {
        var at = Parameters.of(request, Parameters.CLOCKS).at();
        var answered = views.one(new GetLedger(new ExchangeId(Address.id(id)), at));
        var found = answered.found();
        return fresh(ETags.of(request, found.position(), found.asOf(), "")).body(answered.body());
    }

    private static @Nullable String crisis(Parameters given) {
        var text = given.text("crisis");
        var types = Parameters.names(CrisisType.class);
        if (text != null && !types.contains(text) && !Crisis.isGlide(text)) {
            throw Malformed.field("crisis", "is a GLIDE number such as EP-2020-000012-CHN, or one of " + types);
        }
        return text;
    }

    private ResponseEntity<RuledPage> page(HttpServletRequest request, ViewQuery query) {
        var page = views.ask(query, RuledPage.class);
        return fresh(ETags.of(request, page.position(), page.asOf(), "")).body(page);
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag(tag);
    }
}
