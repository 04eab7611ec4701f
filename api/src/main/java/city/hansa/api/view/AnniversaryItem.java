package city.hansa.api.view;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Source;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From which day the years of something are counted, as it stands in the list of anniversaries.
 *
 * @param what its kind or class, or the name of an office
 * @param countedBy whose count it is; of a partnership, those of its parties that count from this day
 */
public record AnniversaryItem(
        Subject record, String what, Basis basis, List<Object> countedBy, List<Object> parties) {

    /**
     * @param rule by which the day was found, as of a since; PARTY_CLAIM is the party's own
     * @param claimant who says so, for a claim
     * @param source of a claim
     */
    public record Basis(
            String rule,
            Edtf edtf,
            LocalDate earliest,
            LocalDate latest,
            @Nullable String claimant,
            @Nullable Source source) {

        public static Basis of(Since since) {
            return new Basis(since.rule(), since.edtf(), since.earliest(), since.latest(), null, null);
        }

        public static Basis claimed(Edtf edtf, String claimant, @Nullable Source source) {
            return new Basis("PARTY_CLAIM", edtf, edtf.earliest(), edtf.latest(), claimant, source);
        }
    }

    public AnniversaryItem {
        countedBy = List.copyOf(countedBy);
        parties = List.copyOf(parties);
    }
}
