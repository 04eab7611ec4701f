package city.hansa.api.action;

/** What cities do together. */
public enum ActionKind {
    DELEGATION_VISIT,
    VISIT_RECEIVED,
    CONFERENCE,
    EXPERT_EXCHANGE,
    LECTURE,
    COURSE,
    DIALOGUE,
    DISCREET_DIALOGUE,
    YOUTH_EXCHANGE,
    PROJECT,
    PROGRAMME,
    GOOD_PRACTICE,
    JOINT_STATEMENT,
    LARGE_EVENT,
    STAFF_EXCHANGE,
    ADVOCACY,
    ACTION_PLAN,
    SYMBOL;

    /** Whether demands are raised in it and followed up. */
    public boolean takesDemands() {
        return this == ADVOCACY || this == ACTION_PLAN;
    }

    /** Whether cities put their names to its text. */
    public boolean isSigned() {
        return this == JOINT_STATEMENT || this == ADVOCACY;
    }

    /** Whether who takes part is known to those who take part only. */
    public boolean isDiscreet() {
        return this == DISCREET_DIALOGUE;
    }
}
