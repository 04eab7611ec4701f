package city.hansa.api.network;

/** What binds the members of a network (DOMAIN §2.2). */
public enum NetworkKind {
    /** Classes and dues. */
    ASSOCIATION,
    /** A signed commitment with deadlines. */
    COMMITMENT,
    /** Entry in a register. */
    REGISTRATION,
    /** A signed declaration. */
    DECLARATION,
    /** Exchange without formal membership. */
    PLATFORM
}
