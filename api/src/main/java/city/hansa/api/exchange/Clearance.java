package city.hansa.api.exchange;

/** What an authority has to allow before aid may move. */
public enum Clearance {
    CUSTOMS,
    EXPORT,
    MEDICAL
}
