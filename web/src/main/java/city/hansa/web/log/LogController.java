package city.hansa.web.log;

import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.tree.TilePath;
import city.hansa.web.problem.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the log as C2SP tlog-tiles says. Public: an entry says that something was recorded, not what. */
@Hidden
@RestController
@RequestMapping("/log")
public class LogController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl MUTABLE = CacheControl.maxAge(Duration.ofSeconds(1));

    private final LogArchive archive;
    private final LogKeys keys;

    LogController(LogArchive archive, LogKeys keys) {
        this.archive = archive;
        this.keys = keys;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        var note = archive.checkpoint().orElseThrow(() -> new NotFound("Nothing is sealed yet; ask again in a second."));
        return text(note);
    }

    /** The keys that sign now, one a line, the current one first. */
    @GetMapping("/vkey")
    ResponseEntity<byte[]> vkey() {
        return text(keys.verifiers().stream().map(key -> key + "\n").collect(Collectors.joining()));
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        var path = path(request.getRequestURI().substring("/log/tile/".length()));
        var bytes = archive.bytes(path).orElseThrow(() -> new NotFound("The log has no tile " + path + "."));
        var answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).cacheControl(IMMUTABLE);
        if (path.level() == TilePath.ENTRIES && accepted.contains("gzip")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .varyBy(HttpHeaders.ACCEPT_ENCODING)
                    .body(Gzip.compress(bytes));
        }
        return answer.body(bytes);
    }

    private static TilePath path(String text) {
        try {
            return TilePath.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("No tile can have that path.");
        }
    }

    private static ResponseEntity<byte[]> text(Object text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(MUTABLE)
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
