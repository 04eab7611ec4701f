package city.hansa.api.membership;

import city.hansa.api.Reason;

/** The rules for memberships. */
public enum MembershipRejection implements Reason {
    NOT_A_PARTY("A membership is the affair of its city and its network."),
    NOT_THE_CITY("A city applies for itself, or its network applies for it."),
    NOT_THE_NETWORK("What a network decides about a member is recorded on behalf of that network."),
    NO_SUCH_NETWORK("A network is named by the id of a recorded network."),
    NETWORK_NOT_IN_BEING("A network takes members after its founding and before its end."),
    NO_SUCH_CITY("A city is named by the id or an identifier of a registered city."),
    CITY_HAS_ENDED("A city that was merged or dissolved joins nothing later."),
    ALREADY_A_MEMBER("A city is a member of a network once at a time."),
    REJOIN_INSTEAD("A city that was a member before rejoins; its earlier time stays in the record."),
    APPLY_INSTEAD("A city that was never admitted applies again, and waits to be admitted."),
    NO_SUCH_CLASS("A class of members is one that the rules in force on that day name."),
    NOT_ELIGIBLE("A member fits its class, where the rules in force on that day reject who does not."),
    RULES_NOT_IN_FORCE("A member is admitted by the rules in force on that day."),
    NOT_POSSIBLE_THEN("What is recorded of a membership fits its standing on that day, and what followed."),
    NO_SUCH_OBLIGATION("An obligation is named by the key under which it was opened."),
    OBLIGATION_FULFILLED("An obligation that was fulfilled is neither put off nor warned about."),
    OBLIGATION_MISSED("An obligation is put off before it is due."),
    NO_EXTENSION_LEFT("An obligation is put off as often as its rule allows."),
    EXTENSION_NOT_LATER("An obligation is put off to a later day."),
    OBLIGATION_OVERDUE("A membership on hold is active again when what was missed has been made good."),
    DUES_IN_ARREARS("A membership suspended for arrears is active again when they have been paid."),
    NO_SUCH_WORKING_GROUP("A working group is one that the network has set up."),
    ENDS_BEFORE_IT_BEGINS("An office ends after it begins.");

    private final String rule;

    MembershipRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
