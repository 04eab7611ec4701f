package city.hansa.web.operations;

import city.hansa.api.CommandRejected;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.envelope.Role;
import city.hansa.api.log.ReconciliationRejection;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.seal.Reconciler;
import city.hansa.ledger.seal.Reconciler.Answer;
import city.hansa.ledger.seal.Reconciler.Statement;
import city.hansa.ledger.seal.Reconciliation;
import city.hansa.web.command.CommandReader;
import city.hansa.web.security.Caller;
import city.hansa.web.security.MandateBook;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** After a restore: what left the house and is lost, and the record that the log goes on without it (ADR 23). */
@Hidden
@RestController
@RequestMapping(path = "/api/operations/reconciliations", produces = MediaType.APPLICATION_JSON_VALUE)
public class ReconciliationController {

    /** A checkpoint, as far as it must be named. */
    record Lost(String origin, long size, String rootHash) {

        private static Lost of(Checkpoint checkpoint) {
            return new Lost(checkpoint.origin(), checkpoint.size(), checkpoint.rootHash().toBase64());
        }
    }

    /**
     * How it stands.
     *
     * @param forgotten null while the database knows all that left the house, or it is on record as lost
     * @param reconciliations oldest first
     */
    record Report(@Nullable Lost forgotten, List<Reconciliation> reconciliations) {}

    /**
     * What was recorded.
     *
     * @param next what the operator is to do now
     */
    record Recorded(long position, String origin, String next) {}

    private final Reconciler reconciler;
    private final CommandReader reader;
    private final MandateBook mandates;
    private final Supplier<UUID> fresh;

    ReconciliationController(
            Reconciler reconciler, CommandReader reader, MandateBook mandates, Supplier<UUID> fresh) {
        this.reconciler = reconciler;
        this.reader = reader;
        this.mandates = mandates;
        this.fresh = fresh;
    }

    @GetMapping
    ResponseEntity<Report> report() {
        var standing = reconciler.standing();
        var forgotten = standing.forgotten();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Report(forgotten == null ? null : Lost.of(forgotten), standing.reconciliations()));
    }

    /** While the log takes nothing else; it goes on when each node was started under the new name. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Recorded reconcile(HttpServletRequest request) {
        var speaker = mandates.operator(Caller.current());
        var said = reader.statement(Statement.class, Role.OPERATOR, speaker, request);
        var metaData = StoredForm.JSON.writeValueAsBytes(said.metaData());
        return switch (reconciler.reconcile(said.statement(), fresh.get(), metaData)) {
            case Answer.Recorded(var position, var origin) ->
                new Recorded(position, origin, "Start each node again, with hansa.ledger.origin=" + origin + ".");
            case Answer.NothingForgotten() -> throw new CommandRejected(ReconciliationRejection.NOTHING_FORGOTTEN);
            case Answer.AnotherForgotten(var lost) ->
                throw new CommandRejected(ReconciliationRejection.ANOTHER_FORGOTTEN).with("forgotten", Lost.of(lost));
            case Answer.NameTaken(var origin) ->
                throw new CommandRejected(ReconciliationRejection.NAME_TAKEN).with("origin", origin);
        };
    }
}
