package city.hansa.api.exchange;

/** What kind of emergency it is; the register's kinds of exchange. */
public enum CrisisType {
    PANDEMIC,
    EPIDEMIC,
    FLOOD,
    EARTHQUAKE,
    STORM,
    FIRE,
    DROUGHT,
    CONFLICT,
    DISPLACEMENT,
    ACCIDENT,
    OTHER
}
