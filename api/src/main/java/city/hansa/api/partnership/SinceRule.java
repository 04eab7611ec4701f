package city.hansa.api.partnership;

/** By which act one counts the years of a partnership; the question has several right answers (DOMAIN §2.3). */
public enum SinceRule {
    FIRST_RESOLUTION,
    LAST_RESOLUTION,
    /** The default. */
    FIRST_SIGNING,
    LAST_SIGNING,
    /** As the party itself counts. */
    PARTY_CLAIM,
    /** In place of the default where no act of signing is on record. */
    ENTRY_INTO_FORCE
}
