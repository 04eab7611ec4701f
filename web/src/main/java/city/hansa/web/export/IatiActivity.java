package city.hansa.web.export;

import city.hansa.api.date.Edtf;
import city.hansa.api.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What IATI 2.03 is told of one record.
 *
 * @param reporting who reports it: a city, or the network that planned it
 * @param updated when the last event of the record was recorded
 * @param glide the number of the disaster to which it answers, where it is known
 * @param isHumanitarian whether all of it is humanitarian
 * @param status a code of ActivityStatus
 * @param goals of the United Nations, 1 to 17
 */
record IatiActivity(
        String record,
        Org reporting,
        String updated,
        String title,
        String description,
        List<Taking> taking,
        int status,
        List<Day> days,
        List<Integer> goals,
        @Nullable String glide,
        boolean isHumanitarian,
        List<Transaction> transactions) {

    /**
     * @param ref {@code urn:uuid:} and the id in this register; null for what is not in it
     * @param type a code of OrganisationType, null where it is not known
     */
    record Org(@Nullable String ref, @Nullable Integer type, String name) {

        static final int LOCAL_GOVERNMENT = 11;

        static Org of(String id, int type, String name) {
            return new Org("urn:uuid:" + id, type, name);
        }
    }

    /** @param role a code of OrganisationRole */
    record Taking(Org org, int role) {

        static final int FUNDING = 1;
        static final int IMPLEMENTING = 4;
    }

    /** @param type a code of ActivityDateType */
    record Day(int type, Edtf on) {

        static final int PLANNED_START = 1;
        static final int ACTUAL_START = 2;
        static final int PLANNED_END = 3;
        static final int ACTUAL_END = 4;
    }

    /**
     * Money that moved, or was to move, on a day.
     *
     * @param type a code of TransactionType
     */
    record Transaction(
            int type, Edtf on, Money value, String description, @Nullable Org provider, @Nullable Org receiver) {

        static final int INCOMING_FUNDS = 1;
        static final int OUTGOING_COMMITMENT = 2;
        static final int DISBURSEMENT = 3;
        static final int EXPENDITURE = 4;
        static final int INCOMING_COMMITMENT = 11;
        static final int OUTGOING_PLEDGE = 12;
        static final int INCOMING_PLEDGE = 13;
    }

    /** Whether a first day is known, without which no date can be given: IATI knows no vague ones. */
    static boolean hasDay(Edtf date) {
        return date.earliest().isAfter(Edtf.BEGINNING);
    }
}
