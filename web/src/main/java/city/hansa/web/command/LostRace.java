package city.hansa.web.command;

import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;

/** Another command on the same record came first; nothing was written. */
public final class LostRace extends RequestRefused {

    private static final long serialVersionUID = 1L;

    public LostRace() {
        super(RequestRejection.LOST_THE_RACE, "Another command on this record came first; give this one again.");
    }
}
