package city.hansa.api.date;

/** The answer to a question about a day, when the dates behind it may be vague. */
public enum Certainty {
    CERTAIN,
    POSSIBLE,
    NO;

    /** What is certain is possible, so the second argument matters only if the first is false. */
    public static Certainty of(boolean certain, boolean possible) {
        if (certain) {
            return CERTAIN;
        }
        return possible ? POSSIBLE : NO;
    }
}
