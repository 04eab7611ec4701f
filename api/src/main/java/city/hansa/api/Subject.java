package city.hansa.api;

import java.util.UUID;

/** A record of the register, of whatever kind: what a fact is about, and whose timeline it stands in. */
public record Subject(Kind kind, UUID id) {

    /** In the order of the register; a kind's collection in HTTP is named in the catalogue. */
    public enum Kind {
        CITY,
        NETWORK,
        MEMBERSHIP,
        PARTNERSHIP,
        EXCHANGE,
        ACTION
    }
}
