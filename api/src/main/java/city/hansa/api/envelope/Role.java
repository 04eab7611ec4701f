package city.hansa.api.envelope;

/** In which role somebody acts; never a person's name (DESIGN §3). */
public enum Role {
    SECRETARIAT,
    OFFICER,
    AUDITOR,
    OPERATOR,
    /** Hansa itself, when a deadline has passed. */
    CLOCK
}
