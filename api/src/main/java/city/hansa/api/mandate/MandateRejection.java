package city.hansa.api.mandate;

import city.hansa.api.Reason;

/** The rule of mandates. */
public enum MandateRejection implements Reason {
    NO_MANDATE("A command is given by one who holds the mandate of the party on whose behalf it is given.");

    private final String rule;

    MandateRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
