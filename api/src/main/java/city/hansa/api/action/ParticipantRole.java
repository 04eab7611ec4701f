package city.hansa.api.action;

/** As what somebody takes part. */
public enum ParticipantRole {
    HOST,
    GUEST,
    ORGANISER,
    FUNDER,
    SUPPORTER
}
