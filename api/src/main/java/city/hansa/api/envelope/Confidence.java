package city.hansa.api.envelope;

/** How sure the one who records a fact is of it. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
}
