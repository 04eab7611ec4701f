package city.hansa.web.security;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whom the caller speaks, so that a client need not find the parties that a token names. */
@Hidden
@RestController
class MandateController {

    private final MandateBook mandates;

    MandateController(MandateBook mandates) {
        this.mandates = mandates;
    }

    /**
     * The caller's own mandates.
     *
     * @param parties by id, each as the field {@code by} of a command takes it
     */
    record Held(List<Object> parties) {}

    @GetMapping(path = "/api/mandates", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Held> mandates() {
        var parties = mandates.partiesOf(Caller.current()).stream()
                .sorted(Comparator.comparing(Party::value))
                .map(MandateController::named)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Held(parties));
    }

    private static Object named(Party party) {
        return switch (party) {
            case CityId city -> new CityRef(city);
            case NetworkId network -> new NetworkRef(network);
        };
    }
}
