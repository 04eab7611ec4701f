package city.hansa.web.read;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/** What an answer depends on, as an entity tag: it changes when the views, the day or the question do. */
final class ETags {

    static String of(HttpServletRequest request, long position, LocalDate asOf, String variant) {
        var state = position + "\n" + asOf + "\n" + request.getRequestURI() + "\n" + request.getQueryString() + "\n"
                + variant;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 16)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ETags() {}
}
