package city.hansa.api.membership;

/** Why a membership is suspended. */
public enum SuspensionCause {
    /** By rule: the dues are in arrears for too long. */
    ARREARS,
    DECISION
}
