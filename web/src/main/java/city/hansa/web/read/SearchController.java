package city.hansa.web.read;

import city.hansa.api.view.Page;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records of all kinds, by a text. */
@Hidden
@RestController
public class SearchController {

    private final Asking views;

    SearchController(Asking views) {
        this.views = views;
    }

    @GetMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page> search(HttpServletRequest request) {
        var page = views.ask(Parameters.of(request, Parameters.SEARCH).search(), Page.class);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(ETags.of(request, page.position(), page.asOf(), ""))
                .body(page);
    }
}
