package city.hansa.web.audit;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.Reader;
import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.LogProof;
import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.tree.TilePath;
import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.NotFound;
import city.hansa.web.read.Readers;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Receipts and the export. Both can be verified by {@code hansa verify}, or by hand (docs/ledger.md). */
@Hidden
@RestController
@RequestMapping("/api/audit")
public class ProofController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType LINES = MediaType.parseMediaType("application/jsonl");

    private final LogArchive archive;
    private final Openings openings;

    ProofController(LogArchive archive, Openings openings) {
        this.archive = archive;
        this.openings = openings;
    }

    /**
     * A proof in a file (C2SP tlog-proof), whose extra data is the entry with what opens its commitments, where that is for
     * the reader.
     */
    @GetMapping("/receipts/{position}")
    ResponseEntity<byte[]> receipt(@PathVariable String position, HttpServletRequest request) {
        var proof = archive.receipt(position(position))
                .map(whole -> openedFor(Readers.of(request), whole))
                .orElseThrow(() -> new NotFound("No checkpoint vouches for position " + position + " yet."));
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(position + ".tlog-proof"))
                .body(proof.toString().getBytes(StandardCharsets.UTF_8));
    }

    private LogProof openedFor(Reader reader, LogProof whole) {
        var entry = OpenedEntry.parse(requireNonNull(whole.extra()));
        var opened = openings.of(List.of(entry), reader).getFirst();
        return new LogProof(opened.bytes(), whole.inclusion(), whole.checkpoint());
    }

    /** Everything that is sealed by now, one line an entry, read by the bundle: no connection is held while it is sent. */
    @GetMapping("/export")
    ResponseEntity<StreamingResponseBody> export(HttpServletRequest request) {
        var reader = Readers.of(request);
        var size = archive.checkpoint()
                .map(note -> Checkpoint.parse(note.text()).size())
                .orElse(0L);
        return ResponseEntity.ok()
                .contentType(LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("hansa-" + size + ".jsonl"))
                .body(out -> write(size, reader, out));
    }

    private void write(long size, Reader reader, OutputStream out) throws IOException {
        for (long from = 0; from < size; from += TilePath.FULL) {
            for (var entry : openings.of(archive.entries(from, Math.min(size, from + TilePath.FULL)), reader)) {
                out.write(entry.bytes());
                out.write('\n');
            }
        }
    }

    private static long position(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw Malformed.field("position", "is a number from 0 on");
        }
        return Long.parseLong(text);
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
