package city.hansa.api.replay;

import city.hansa.api.Reason;

/** The rules by which views are replayed. */
public enum ReplayRejection implements Reason {
    REPLAY_UNDER_WAY("One replay or rebuild is under way at a time; another begins when it has ended or was cancelled."),
    REPLAY_ENDED("A replay can be cancelled while it is under way.");

    private final String rule;

    ReplayRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
