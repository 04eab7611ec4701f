package city.hansa.api.view;

/** Of what an anniversary is. */
public enum AnniversaryKind {
    PARTNERSHIP,
    MEMBERSHIP,
    NETWORK,
    /** An office or a role of a city. */
    OFFICE
}
