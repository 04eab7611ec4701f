package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery.Search;
import city.hansa.web.problem.Malformed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records of all kinds, by a text. */
@Hidden
@RestController
public class SearchController {

    private static final Set<String> KNOWN = Set.of("q", "kind", "asOf", "knownAt", "minPosition", "limit");
    private static final List<String> KINDS =
            Arrays.stream(Subject.Kind.values()).map(Enum::name).toList();
    private static final int LONGEST = 200;

    private final Asking views;

    SearchController(Asking views) {
        this.views = views;
    }

    @GetMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RuledPage> search(HttpServletRequest request) {
        var page = views.ask(search(Parameters.of(request, KNOWN)), RuledPage.class);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(ETags.of(request, page.position(), page.asOf(), ""))
                .body(page);
    }

    private static Search search(Parameters given) {
        var text = given.text("q");
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw Malformed.field("q", "has 1 to " + LONGEST + " characters");
        }
        var kind = given.oneOf("kind", KINDS);
        return new Search(text.strip(), kind == null ? null : Subject.Kind.valueOf(kind), given.at(), given.limit());
    }
}
