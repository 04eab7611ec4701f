package city.hansa.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** Until when a request's body must have arrived, so that none trickles in for ever. */
public final class Deadline {

    private static final String ATTRIBUTE = Deadline.class.getName();

    static void set(HttpServletRequest request, Duration patience) {
        request.setAttribute(ATTRIBUTE, System.nanoTime() + patience.toNanos());
    }

    /** False where none was set. */
    public static boolean isOver(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Long end && System.nanoTime() - end > 0;
    }

    private Deadline() {}
}
