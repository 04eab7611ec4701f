package city.hansa.api.view;

/** In what way two things that are on record do not agree. */
public enum DiscrepancyKind {
    /** Several count since different days. */
    COMPETING_CLAIMS,
    /** A fact is disputed, and nobody has settled it. */
    OPEN_DISPUTE,
    /** Somebody reported a number that is not what the register counts. */
    REPORTED_FIGURE,
    /** What several signed, only one side has recorded or attested. */
    ONE_SIDED
}
