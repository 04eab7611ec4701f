package city.hansa.api.membership;

/** Where a membership stands on a day. */
public enum MembershipStanding {
    APPLIED,
    ACTIVE,
    /** An obligation is overdue. */
    ON_HOLD,
    /** Dues are in arrears, or the network has so decided. */
    SUSPENDED,
    WITHDRAWN,
    EXPELLED,
    LAPSED;

    /** Whether the city is a member, with or without its rights. */
    public boolean isMember() {
        return this == ACTIVE || this == ON_HOLD || this == SUSPENDED;
    }

    public boolean hasEnded() {
        return compareTo(WITHDRAWN) >= 0;
    }
}
