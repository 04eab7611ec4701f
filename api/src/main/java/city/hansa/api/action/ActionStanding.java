package city.hansa.api.action;

/** How far an action has come on a day; each but the last is in being. */
public enum ActionStanding {
    PLANNED,
    AGREED,
    UNDER_WAY,
    POSTPONED,
    COMPLETED,
    EVALUATED,
    CANCELLED
}
