package city.hansa.api.exchange;

import city.hansa.api.Reason;

/** The rules for exchanges of help. */
public enum ExchangeRejection implements Reason {
    TOO_FEW_PARTICIPANTS("An exchange has at least two participants."),
    PARTICIPANT_TWICE("A key names one participant, and a city takes part once."),
    NO_SUCH_CITY("A city that takes part is registered and had not ended."),
    NO_CITY_TAKES_PART("A city of the register takes part, unless a network opens the exchange."),
    NOT_A_PARTICIPANT("What happens in an exchange is recorded on behalf of a city that takes part,"
            + " or of the network that opened it."),
    ONLY_THE_GIVING_SIDE("What a city gives is recorded by that city, or by the network that keeps the record."),
    ONLY_THE_RECEIVING_SIDE("What a city needs, takes or receives is recorded by that city,"
            + " or by the network that keeps the record."),
    WIDER_THAN_THE_RECORD("What is said about a record has no more readers than the record itself."),
    KEY_TAKEN("A key names one entry of its kind in an exchange."),
    NO_SUCH_PARTICIPANT("A participant is named by the key under which it joined."),
    NO_SUCH_NEED("A need is named by the key under which it was declared."),
    NO_SUCH_OFFER("An offer is named by the key under which it was made."),
    NO_SUCH_COMMITMENT("A commitment is named by the key under which an offer was accepted."),
    NO_SUCH_CONSIGNMENT("A consignment is named by the key under which it was dispatched."),
    NO_SUCH_FUNDING("A funding is named by the key under which it was requested."),
    NOT_IN_THAT_ORDER("Aid is offered, then accepted, dispatched, received, distributed and accounted for."),
    NEED_NOT_OPEN("A need that was withdrawn or passed on is not met after that day."),
    NEED_OF_ANOTHER_KIND("A need is met by aid that is counted in the same unit."),
    NEED_OF_ANOTHER_PARTICIPANT("A need is met by what the one who declared it accepts."),
    OVER_COMMITTED("More than the need is accepted only with a reason."),
    OFFER_NOT_OPEN("An offer that was declined or withdrawn, expired or is accepted in whole is open no more."),
    OFFER_STILL_VALID("An offer expires after the last day for which it holds."),
    OFFERED_TO_ANOTHER("An offer is accepted by the one to whom it was made."),
    RECEIVER_UNKNOWN("It is known who receives what is accepted."),
    GIVER_IS_RECEIVER("Nobody gives to itself."),
    QUANTITIES_DO_NOT_ADD_UP(
            "Of every line, distributed + returned + lost + on hand = received ≤ dispatched ≤ accepted ≤ offered."),
    PATIENTS_ARE_ONLY_COUNTED("Patients are counted and never described: their lines name no hospital and take no text,"
            + " and one that must be given is left empty."),
    REASON_MISSING("What is given up, refused or opened again, and more than is needed, is told with its reason."),
    CONSIGNMENT_REFUSED("Of a consignment that was refused nothing more is received."),
    ACCOUNT_DOES_NOT_ADD_UP("An account states what the line shows, when nothing is to come and nothing is on hand."),
    NO_ACCOUNT("An account is approved or queried after it was submitted."),
    ACCOUNT_APPROVED("An approved account is final."),
    SUBMITTER_DOES_NOT_JUDGE("An account is approved or queried by another party than the one that submitted it."),
    OUTSIDE_PROGRAMME_LIMITS("A programme funds amounts within its limits, in its currency."),
    PROGRAMME_CLOSED("A programme takes applications within its term."),
    FUNDING_DOES_NOT_ADD_UP("Of a funding, used + returned = drawn ≤ granted ≤ requested, in one currency."),
    NEED_OR_OFFER_OPEN("An exchange is closed when no need and no offer is open."),
    LINE_NOT_SETTLED("An exchange is closed when every line is settled: accounted for and approved, or written off."),
    FUNDING_NOT_ACCOUNTED("An exchange is closed when every funding that was drawn is accounted for."),
    EXCHANGE_CLOSED("A closed exchange takes nothing until it is reopened."),
    EXCHANGE_NOT_CLOSED("Only a closed exchange is reopened.");

    private final String rule;

    ExchangeRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
