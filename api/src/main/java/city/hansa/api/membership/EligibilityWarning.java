package city.hansa.api.membership;

/** In what an applicant does not fit the class that it asks for, or does not certainly fit it. */
public enum EligibilityWarning {
    /** The class asks for a population, and none is on record for that day, or none exact enough to tell. */
    POPULATION_UNKNOWN,
    POPULATION_TOO_SMALL,
    POPULATION_TOO_LARGE,
    NOT_IN_EU,
    IN_EU,
    NOT_IN_EUROPE
}
