package city.hansa.api.envelope;

/** Who may read a record (DESIGN §6). */
public enum Visibility {
    PUBLIC,
    NETWORK,
    PARTIES,
    SEALED;

    /** What follows from both is no less discreet than either. */
    public Visibility narrower(Visibility other) {
        return compareTo(other) < 0 ? other : this;
    }
}
