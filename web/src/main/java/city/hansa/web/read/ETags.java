package city.hansa.web.read;

import city.hansa.api.view.Found;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/** What an answer depends on, as an entity tag: it changes when the views, the day, the question or the reader do. */
public final class ETags {

    /** Weak, for {@code knownAt} in the body is the moment of the answer. */
    static String of(HttpServletRequest request, long position, LocalDate asOf, String variant) {
        return "W/\"" + hash(request, position, asOf, variant) + "\"";
    }

    /**
     * Of a page of the log. Weak, for events are shown as they read now, which a later version may do otherwise.
     *
     * @param reached the last position that the page takes into account
     * @param head the last position of the log
     */
    public static String ofLog(HttpServletRequest request, long reached, long head) {
        return "W/\"" + hash(request, reached + "/" + head) + "\"";
    }

    /** If-Match looks at the sequence; what is shown beside it, such as names, changes without it. */
    static String ofRecord(HttpServletRequest request, Found found) {
        return "\"" + found.sequence() + "-" + hash(request, found.position(), found.asOf(), "") + "\"";
    }

    private static String hash(HttpServletRequest request, long position, LocalDate asOf, String variant) {
        return hash(request, position + "\n" + asOf + "\n" + variant);
    }

    private static String hash(HttpServletRequest request, String answer) {
        var state = request.getRequestURI() + "\n" + request.getQueryString() + "\n" + answer + "\n" + Readers.of(request);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ETags() {}
}
