package city.hansa.web.command;

import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;

/** The record has gone on since the caller saw it; nothing was written. */
public final class StalePrecondition extends RequestRefused {

    private static final long serialVersionUID = 1L;

    public StalePrecondition() {
        super(RequestRejection.STALE_PRECONDITION, "The record has changed since it was read; read it again.");
    }
}
