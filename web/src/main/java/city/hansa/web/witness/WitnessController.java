package city.hansa.web.witness;

import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.witness.Verdict;
import city.hansa.ledger.witness.Witness;
import city.hansa.web.command.Body;
import city.hansa.web.problem.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Witnesses other logs, as C2SP tlog-witness says. Public: whoever asks shows a checkpoint that its log has signed. */
@Hidden
@RestController
@RequestMapping("/witness")
public class WitnessController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType SIZE = MediaType.parseMediaType(WitnessConflict.MEDIA_TYPE);

    private final Witness witness;

    WitnessController(Witness witness) {
        this.witness = witness;
    }

    /** The body is of any media type, since the specification names none. */
    @PostMapping("/add-checkpoint")
    ResponseEntity<byte[]> add(HttpServletRequest request) {
        return switch (witness.addCheckpoint(Body.bytes(request))) {
            case Verdict.Cosigned(var cosignature) -> answer(HttpStatus.OK, TEXT, cosignature.line());
            case Verdict.Malformed(var why) -> answer(HttpStatus.BAD_REQUEST, TEXT, why + "\n");
            case Verdict.UnknownLog(var origin) ->
                answer(HttpStatus.NOT_FOUND, TEXT, "the log " + origin + " is not witnessed here\n");
            case Verdict.NotSigned(var origin) ->
                answer(HttpStatus.FORBIDDEN, TEXT, "no key that is known here of " + origin + " has signed this\n");
            case Verdict.Conflict(var last) -> answer(HttpStatus.CONFLICT, SIZE, last.toString());
            case Verdict.NotProved(var from, var to) -> answer(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    TEXT,
                    "the proof does not lead from " + from + " leaves to " + to + "\n");
        };
    }

    /** What was cosigned last of the log whose origin has that SHA-256, for whoever monitors it. */
    @GetMapping("/{originHash}/checkpoint")
    ResponseEntity<byte[]> checkpoint(@PathVariable String originHash) {
        var note = witness.checkpoint(originHash)
                .orElseThrow(() -> new NotFound("Of such a log nothing was cosigned here."));
        return answer(HttpStatus.OK, TEXT, note.toString());
    }

    /** The key by which cosignatures of this witness are verified. */
    @GetMapping("/vkey")
    ResponseEntity<byte[]> vkey() {
        return answer(HttpStatus.OK, TEXT, witness.verifier() + "\n");
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, MediaType type, String body) {
        return ResponseEntity.status(status)
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .body(body.getBytes(StandardCharsets.UTF_8));
    }
}
