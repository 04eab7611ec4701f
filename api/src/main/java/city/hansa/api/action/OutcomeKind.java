package city.hansa.api.action;

/** What came of an action. That nothing came of it is declared with a reason, not reported as an outcome. */
public enum OutcomeKind {
    AGREEMENT,
    REAFFIRMATION,
    PRODUCT,
    PUBLICATION,
    INSIGHT
}
