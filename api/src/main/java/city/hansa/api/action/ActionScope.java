package city.hansa.api.action;

/** What an action claims to decide: foreign policy is the state's, and its obligations are not undermined. */
public enum ActionScope {
    MUNICIPAL,
    /** Named so that it can be refused with the rule; no action is recorded with it. */
    STATE_TREATY
}
