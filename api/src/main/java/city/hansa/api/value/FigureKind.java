package city.hansa.api.value;

/** What a reported number counts. */
public enum FigureKind {
    POPULATION,
    NATIONALITIES,
    CITIES_IN_COUNTRY,
    STAFF,
    TWINNINGS,
    PROJECT_PARTNERSHIPS,
    MEMBERS,
    COUNTRIES,
    YEARS_IN_FORCE,
    POSTS,
    DELEGATES
}
