package city.hansa.web.command;

import city.hansa.web.limit.Deadline;
import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** The bytes of a request's body, within bounds. */
public final class Body {

    private static final int LIMIT = 1 << 20;
    private static final int PIECE = 1 << 13;

    /** All of them; a body that is longer than 1 MiB, or does not arrive in time, is refused, and not read further. */
    public static byte[] bytes(HttpServletRequest request) {
        try (InputStream in = request.getInputStream()) {
            var bytes = new ByteArrayOutputStream();
            var piece = new byte[PIECE];
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                bytes.write(piece, 0, read);
                if (bytes.size() > LIMIT) {
                    throw new RequestRefused(RequestRejection.TOO_LARGE, "This body has more than 1 MiB.");
                }
                if (Deadline.isOver(request)) {
                    throw tooSlow();
                }
            }
            return bytes.toByteArray();
        } catch (IOException lost) {
            throw unread(lost);
        }
    }

    /** A chunk without its size, or a caller who falls silent: no fault of ours. */
    public static RequestRefused unread(IOException lost) {
        return isSilence(lost) ? tooSlow() : Malformed.because("The body could not be read to its end.");
    }

    /** The server hides its own patience's end in that of the connection. */
    private static boolean isSilence(IOException lost) {
        return lost instanceof SocketTimeoutException || lost.getCause() instanceof SocketTimeoutException;
    }

    private static RequestRefused tooSlow() {
        return new RequestRefused(RequestRejection.TOO_SLOW, "The body did not arrive in time.");
    }

    private Body() {}
}
