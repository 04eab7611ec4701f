package city.hansa.api.membership;

/** What a member does for the network; an office of the city, never of a person. */
public enum Office {
    PRESIDENT,
    BOARD,
    FORUM_CHAIR,
    LEAD_CITY
}
