package city.hansa.web.command;

import city.hansa.web.problem.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request's headers say about how its command is to be taken.
 *
 * @param expectedSequence of the record as the caller last saw it, from If-Match
 */
record CommandHeaders(
        @Nullable String idempotencyKey,
        @Nullable Long expectedSequence,
        @Nullable String correlationId) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern SEQUENCE = Pattern.compile("\"(0|[1-9][0-9]{0,17})(-[0-9a-f]{32})?\"");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    static CommandHeaders of(HttpServletRequest request) {
        return new CommandHeaders(key(request), expected(request), correlation(request));
    }

    private static @Nullable String key(HttpServletRequest request) {
        var key = single(request, "Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw Malformed.field("Idempotency-Key", "has 1 to 200 visible ASCII characters");
        }
        return key;
    }

    private static @Nullable Long expected(HttpServletRequest request) {
        var tag = single(request, "If-Match");
        if (tag == null) {
            return null;
        }
        var sequence = SEQUENCE.matcher(tag);
        if (!sequence.matches()) {
            throw Malformed.field("If-Match", "is one ETag of the record, such as \"3\"");
        }
        return Long.valueOf(sequence.group(1));
    }

    /** A correlation id that is not fit to be stored is left out: it helps the caller alone. */
    private static @Nullable String correlation(HttpServletRequest request) {
        var given = request.getHeader("X-Correlation-ID");
        return given != null && CORRELATION.matcher(given).matches() ? given : null;
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw Malformed.field(name, "is given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
