package city.hansa.api.view;

/** What may be due, and by which rule it is; each is due on the days from its opening until it is done. */
public enum DueKind {
    OBLIGATION("The rules of the network under which it was opened, and its extension, say by when. It is due until it"
            + " is fulfilled, and on no day on which the city is not a member."),
    TERM("A term ends with its last day. Its renewal is due until the term is renewed, or the partnership ended,"
            + " expired or of another kind."),
    ACTION("An action is due on the first day for which it is scheduled, by the last where no first is known,"
            + " until it is started, completed or cancelled. One that was put off without a new day has none."),
    COMMITMENT("A commitment is due by the day that was promised with it, until it is fulfilled or the action is"
            + " cancelled. One that was promised without a day has none."),
    ACCOUNT("Of aid that was received an account is owed until it is approved; it can be given when nothing is to"
            + " come and nothing is on hand. No rule names a day for it."),
    FUNDING("Of a funding that was drawn it is owed to account for its use, until that is done. No rule names a day"
            + " for it.");

    private final String rule;

    DueKind(String rule) {
        this.rule = rule;
    }

    /** When it is due, in words. */
    public String rule() {
        return rule;
    }
}
