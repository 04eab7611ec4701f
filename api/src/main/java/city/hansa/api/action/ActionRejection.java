package city.hansa.api.action;

import city.hansa.api.Reason;

/** The rules for joint actions. */
public enum ActionRejection implements Reason {
    NO_CITY("An action belongs to at least one city."),
    NO_SUCH_CITY("A city is named by the id of a registered city."),
    NO_SUCH_NETWORK("A network is named by the id of a recorded network."),
    CITY_HAS_ENDED("A city that was merged or dissolved takes part in nothing that happened later."),
    NO_STATE_TREATY("Foreign policy is the state's: an action of cities claims no state treaty."),
    DISCREET_IS_NOT_PUBLIC("A discreet dialogue is recorded for its parties only, or sealed."),
    WIDER_THAN_THE_RECORD("What is said about a record has no more readers than the record itself."),
    NOT_TAKING_PART(
            "An action is recorded on behalf of a city that takes part, of who planned it, or of a network that it is"
                    + " linked to."),
    OWNER_NOT_TAKING_PART("A statement is signed and a commitment made by one who takes part."),
    KEY_TAKEN("A key names one entry of a record, whose content stays."),
    NO_SUCH_ENTRY("A key names an entry of that sort in the record."),
    ENTRY_OUT_OF_ORDER("An entry is opened first, and nothing follows after it is closed."),
    OUT_OF_ORDER(
            "An action is planned first, agreed before it starts, put off before it is completed, and evaluated last."),
    ACTION_CANCELLED("Nothing happens to an action after it was cancelled."),
    ALREADY_COMPLETED("What is completed is not cancelled."),
    NOT_COMPLETED("Only what is completed is evaluated."),
    OUTCOME_MISSING("An action is completed with an outcome, or with none and a reason."),
    OUTCOME_EXISTS("That nothing came of an action is declared only where no outcome is reported."),
    MORE_INVITED_THAN_ATTENDED("Those invited from abroad are some of those who attended."),
    NO_DEMANDS_IN_THIS_KIND("Demands are raised by advocacy and in action plans."),
    NOT_A_STATEMENT("Only a joint statement or advocacy is signed."),
    NOT_LINKABLE("An action is linked to a partnership, network, membership, exchange or another action."),
    NOT_SEALED("Only a sealed record is opened."),
    SEALED_IN_THE_OPEN("What seals a record is itself sealed."),
    STILL_SEALED("A seal is opened to the parties, the networks or everybody; the visibility given says to whom.");

    private final String rule;

    ActionRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
