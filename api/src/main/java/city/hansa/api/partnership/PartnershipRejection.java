package city.hansa.api.partnership;

import city.hansa.api.Reason;

/** The rules for partnerships. */
public enum PartnershipRejection implements Reason {
    NOT_A_PARTY("A partnership's affairs are recorded on behalf of one of its parties or of a network."),
    TWO_DISTINCT_PARTIES("A partnership has two or more parties, each named once."),
    NO_SUCH_CITY("The parties are registered cities."),
    CITY_DID_NOT_EXIST("The parties exist on the day: none was merged or dissolved before."),
    PARTNERSHIP_IS_OPEN("Between exactly the same parties there is one open partnership of a kind."),
    PROJECT_NEEDS_A_THEME("A project partnership has at least one theme or topic."),
    TERM_OR_THEME_NEEDED("A partnership of a limited kind has a term or a theme, or a reason to accept that it lacks both."),
    KIND_HAS_NO_TERM("Only friendships, projects and solidarity partnerships have a term."),
    NO_TERM_TO_RENEW("Only a term that was set is renewed."),
    RENEWAL_EXTENDS("A renewed term ends later than the one before."),
    TERM_ENDS_TOO_EARLY("A term does not end before it is set."),
    NOT_EVERY_PARTY_APPROVED("A twinning is in force when every party has approved, or a reason to accept less is given."),
    NOT_EVERY_PARTY_SIGNED("By signing, a partnership is in force when every party has signed, or a reason is given."),
    CITY_IS_NO_PARTY("Only parties sign, resolve, claim and withdraw."),
    NOT_IN_FORCE("What only a partnership in force can do, it did on a day on which it may have been in force."),
    ALREADY_DORMANT("Times of dormancy do not overlap."),
    DORMANCY_HAS_A_BEGINNING("A partnership is put dormant from some day on."),
    NOT_DORMANT("Only a dormant partnership is resumed."),
    ONLY_WHO_PUT_IT_DORMANT("A partnership is resumed by the party that put it dormant, or by all jointly."),
    PARTNERSHIP_HAS_ENDED("A partnership that was declined or terminated takes nothing that happened later."),
    LATER_FACTS_STAND("Nothing is recorded that the facts already on record rule out; correct or retract them first."),
    TWO_PARTIES_STAY("From a partnership of two nobody withdraws: it is terminated."),
    ONLY_ITSELF_WITHDRAWS("A city withdraws on its own behalf.");

    private final String rule;

    PartnershipRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
