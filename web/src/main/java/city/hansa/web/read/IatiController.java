package city.hansa.web.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.Subject;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindDocuments;
import city.hansa.web.export.IatiActivities;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The exchanges of help and the funded actions as those who publish aid read them; asked for as the registers are. */
@Hidden
@RestController
public class IatiController {

    private static final MediaType XML = new MediaType("application", "xml", UTF_8);

    private final Asking views;

    IatiController(Asking views) {
        this.views = views;
    }

    @GetMapping("/api/exchanges.iati.xml")
    ResponseEntity<byte[]> exchanges(HttpServletRequest request) {
        return answer(Subject.Kind.EXCHANGE, request);
    }

    @GetMapping("/api/actions.iati.xml")
    ResponseEntity<byte[]> actions(HttpServletRequest request) {
        return answer(Subject.Kind.ACTION, request);
    }

    /** A page of the register on which there is no activity has no body, but says where the next one is. */
    private ResponseEntity<byte[]> answer(Subject.Kind kind, HttpServletRequest request) {
        var given = Parameters.of(request, Parameters.REGISTER);
        var query = new FindDocuments(kind, given.filter(kind), given.at(), given.cursor(), given.limit());
        var page = views.ask(query, Page.class);
        var written = IatiActivities.of(kind, page);
        var status = written.document().isEmpty() ? HttpStatus.NO_CONTENT : HttpStatus.OK;
        var answer = new Exported(request)
                .answer(status, page.asOf(), page.knownAt(), page.position(), page.next())
                .header("Hansa-Left-Out", Integer.toString(written.leftOut()));
        return written.document().map(body -> answer.contentType(XML).body(body)).orElseGet(answer::build);
    }
}
