package city.hansa.api.view;

/** How far something that is due has come on a day. */
public enum DueState {
    OPEN,
    /** Its day has passed, and that is on record. */
    MISSED,
    PLANNED,
    AGREED,
    POSTPONED,
    /** Aid has come, and some of it is to come or on hand still, so that no account can be given yet. */
    RECEIVED,
    /** The account was given, and waits for the other side's judgement. */
    SUBMITTED,
    /** The account was asked about, and another one is awaited. */
    QUERIED
}
