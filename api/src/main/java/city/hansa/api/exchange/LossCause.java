package city.hansa.api.exchange;

/** How aid that had been received came to be of no use to anybody. */
public enum LossCause {
    DAMAGED,
    EXPIRED,
    DESTROYED,
    STOLEN,
    UNACCOUNTED_FOR
}
