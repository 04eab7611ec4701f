package city.hansa.api.fact;

import city.hansa.api.Reason;

/** The rules for what may be said about a recorded fact. */
public enum FactRejection implements Reason {
    NO_SUCH_EVENT("A correction, retraction, dispute or attestation names an event of the same record."),
    NO_SUCH_FIELD("The field named is one of the event's own, or effective."),
    NOT_CORRECTABLE("What identifies a record, a party or an entry is not corrected: retract the event instead."),
    NOT_A_VALUE("The new value has the form that the field demands."),
    CORRECTION_CONTRADICTS("The history with the correction obeys every rule that the record's other events rely on."),
    CLAIMED_BY_ANOTHER("With a correction, a record claims nothing that another record holds."),
    FIRST_EVENT_STAYS("The event that opened a record is not retracted."),
    SEAL_STAYS("That a record was sealed, or opened, is not taken back: open the seal, or seal the record again."),
    NO_SUCH_DISPUTE("A settlement names an open dispute of the same record."),
    WIDER_THAN_THE_FACT("What is said about a fact is seen by no more than may see the fact and its record."),
    ONLY_A_PARTY("Only a party to the record speaks about its facts."),
    ONLY_FOR_ITSELF("A city attests a fact by its own files, and so on its own behalf."),
    ONLY_WHO_MAY_SAY_IT("What only one side may say, only that side corrects or takes back; others may dispute it."),
    NARRATIVE_NOT_SEALED("What is opened or erased is an event's narratives that are kept sealed."),
    NARRATIVE_ERASED("A narrative that was erased is opened by nobody, and not erased again."),
    NARRATIVE_LOST("A narrative is opened, or its erasure put on record, while its key is there."),
    NO_SUCH_REQUEST("An approval names a requested erasure of the same record."),
    SAME_PERSON("An erasure is approved by another person than the one who asked for it.");

    private final String rule;

    FactRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
