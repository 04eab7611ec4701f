package city.hansa.web.read;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Subject;
import city.hansa.api.view.Changes;
import city.hansa.api.view.DiscrepancyKind;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery.FindChanges;
import city.hansa.api.view.ViewQuery.FindDiscrepancies;
import city.hansa.api.view.ViewQuery.GetChanges;
import city.hansa.api.view.ViewQuery.GetProvenance;
import city.hansa.web.address.Address;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What came to be known, of all records or of one, and whence; and what of it does not agree. */
@Hidden
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
public class ChangeController {

    private static final Set<String> CHANGES =
            Set.of("from", "to", "city", "network", "kind", "minPosition", "cursor", "limit");
    private static final Set<String> DISCREPANCIES =
            Set.of("city", "network", "kind", "asOf", "knownAt", "minPosition", "cursor", "limit");
    private static final Set<String> CHANGES_OF_ONE = Set.of("from", "to", "minPosition");

    private final Asking views;

    ChangeController(Asking views) {
        this.views = views;
    }

    @GetMapping("/changes")
    ResponseEntity<Changes> list(HttpServletRequest request) {
        var given = Parameters.of(request, CHANGES);
        var query = new FindChanges(
                given.city(),
                given.network(),
                given.constant("kind", Subject.Kind.class),
                given.from(),
                given.to(),
                given.cursor(),
                given.limit());
        var changes = views.ask(query, Changes.class);
        return fresh(ETags.of(request, changes.position(), changes.asOf(), "")).body(changes);
    }

    @GetMapping("/discrepancies")
    ResponseEntity<RuledPage> discrepancies(HttpServletRequest request) {
        var given = Parameters.of(request, DISCREPANCIES);
        var kind = given.constant("kind", DiscrepancyKind.class);
        var query = new FindDiscrepancies(
                given.city(), given.network(), kind, given.at(), given.cursor(), given.limit());
        var discrepancies = views.ask(query, RuledPage.class);
        return fresh(ETags.of(request, discrepancies.position(), discrepancies.asOf(), "")).body(discrepancies);
    }

    @GetMapping("/{collection}/{id}/changes")
    ResponseEntity<ObjectNode> ofOne(
            @PathVariable String collection, @PathVariable String id, HttpServletRequest request) {
        var given = Parameters.of(request, CHANGES_OF_ONE);
        var answered = views.one(new GetChanges(subject(collection, id), given.from(), given.to()));
        var found = answered.found();
        return fresh(ETags.of(request, found.position(), found.asOf(), "")).body(answered.body());
    }

    /** In a form that others have laid down, which has no place for what other answers say of themselves. */
    @GetMapping("/{collection}/{id}/provenance")
    ResponseEntity<ObjectNode> provenance(
            @PathVariable String collection, @PathVariable String id, HttpServletRequest request) {
        var at = Parameters.of(request, Parameters.HISTORY).at();
        var found = views.one(new GetProvenance(subject(collection, id), at)).found();
        return fresh(ETags.of(request, found.position(), found.asOf(), "")).body(requireNonNull(found.document()));
    }

    private static Subject subject(String collection, String id) {
        return new Subject(Address.collection(collection).kind(), Address.id(id));
    }

    private static ResponseEntity.BodyBuilder fresh(String tag) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag(tag);
    }
}
