package city.hansa.web.problem;

import java.util.Map;
import java.util.TreeMap;

/** A request was refused before it reached the domain, or on its way there; nothing was written. */
public class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RequestRejection reason;
    private final transient Map<String, Object> details = new TreeMap<>();

    /** @param detail one sentence to the caller about this very request */
    public RequestRefused(RequestRejection reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    protected final void with(String name, Object value) {
        details.put(name, value);
    }

    public final RequestRejection reason() {
        return reason;
    }

    /** The sentence that was given for this very request. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    final Map<String, Object> details() {
        return details;
    }
}
