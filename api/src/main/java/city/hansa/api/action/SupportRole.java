package city.hansa.api.action;

/** How an organisation supports an action. */
public enum SupportRole {
    FUNDER,
    PATRON,
    COORDINATOR
}
