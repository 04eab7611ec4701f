package city.hansa.api.membership;

/** Whether the dues of one period have come in. */
public enum DuesState {
    PAID,
    ARREARS
}
