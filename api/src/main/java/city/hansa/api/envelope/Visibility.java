package city.hansa.api.envelope;

/** Who may read a record (DESIGN §6). */
public enum Visibility {
    PUBLIC,
    NETWORK,
    PARTIES,
    SEALED
}
