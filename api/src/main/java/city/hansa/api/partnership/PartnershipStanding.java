package city.hansa.api.partnership;

/** Where a partnership stands on a day. */
public enum PartnershipStanding {
    PROPOSED,
    IN_FORCE,
    DORMANT,
    EXPIRED,
    TERMINATED,
    DECLINED;

    /** A dormant partnership is one that there is; what is only proposed is not yet one. */
    public boolean inBeing() {
        return this == IN_FORCE || this == DORMANT;
    }

    /** Whether nothing more comes after it; an expired term can still be renewed. */
    public boolean isFinal() {
        return this == TERMINATED || this == DECLINED;
    }
}
