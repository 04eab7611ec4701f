package city.hansa.web.command;

import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a request's body, within bounds. */
public final class Body {

    private static final int LIMIT = 1 << 20;

    /** All of them; a body that is longer than 1 MiB is refused, and not read further. */
    public static byte[] bytes(HttpServletRequest request) {
        try (InputStream in = request.getInputStream()) {
            var bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new RequestRefused(RequestRejection.TOO_LARGE, "This body has more than 1 MiB.");
            }
            return bytes;
        } catch (IOException _) {
            // A chunk without its size, or a caller who falls silent: no fault of ours.
            throw Malformed.because("The body could not be read to its end.");
        }
    }

    private Body() {}
}
