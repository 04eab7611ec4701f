package city.hansa.web.audit;

import city.hansa.ledger.witness.Witness;
import city.hansa.ledger.witness.WitnessStatus;
import city.hansa.ledger.witness.WitnessedLog;
import city.hansa.ledger.witness.Witnesses;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who cosigned what of this log, and when; and what this node has cosigned of others. */
@Hidden
@RestController
@RequestMapping(path = "/api/audit/witnesses", produces = MediaType.APPLICATION_JSON_VALUE)
public class WitnessesController {

    /**
     * Both directions.
     *
     * @param witnesses of this log
     * @param witnessed the logs of others
     */
    record Report(List<WitnessStatus> witnesses, List<WitnessedLog> witnessed) {}

    private final Witnesses witnesses;
    private final Witness witness;

    WitnessesController(Witnesses witnesses, Witness witness) {
        this.witnesses = witnesses;
        this.witness = witness;
    }

    @GetMapping
    ResponseEntity<Report> report() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Report(witnesses.statuses(), witness.logs()));
    }
}
