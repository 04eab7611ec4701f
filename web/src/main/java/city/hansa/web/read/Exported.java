package city.hansa.web.read;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an answer in somebody else's form says beside its body, which has no place for it: where it stands on both
 * clocks as {@code Hansa-As-Of}, {@code Hansa-Known-At} and {@code Hansa-Position}, and the next page as {@code Link}.
 */
final class Exported {

    private final HttpServletRequest request;

    Exported(HttpServletRequest request) {
        this.request = request;
    }

    /** The address of this application, which those of its records begin with. */
    String base() {
        return ServletUriComponentsBuilder.fromContextPath(request).replacePath(null).build().toUriString();
    }

    /** The whole address of this answer. */
    String self() {
        var query = request.getQueryString();
        return base() + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The same question for the next page, as a path. */
    String next(String cursor) {
        // The query is encoded already, and a cursor is made of what needs no encoding.
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
    }

    ResponseEntity.BodyBuilder answer(
            HttpStatus status, LocalDate asOf, Instant knownAt, long position, @Nullable String cursor) {
        return answer(status, asOf, knownAt, position, cursor, "");
    }

    ResponseEntity.BodyBuilder answer(
            LocalDate asOf, Instant knownAt, long position, @Nullable String cursor, Locale language) {
        return answer(HttpStatus.OK, asOf, knownAt, position, cursor, language.toLanguageTag())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private ResponseEntity.BodyBuilder answer(
            HttpStatus status,
            LocalDate asOf,
            Instant knownAt,
            long position,
            @Nullable String cursor,
            String variant) {
        var answer = ResponseEntity.status(status)
                .cacheControl(CacheControl.noCache())
                .eTag(ETags.of(request, position, asOf, variant))
                .header("Hansa-As-Of", asOf.toString())
                .header("Hansa-Known-At", knownAt.toString())
                .header("Hansa-Position", Long.toString(position));
        return cursor == null ? answer : answer.header(HttpHeaders.LINK, "<" + next(cursor) + ">; rel=\"next\"");
    }
}
