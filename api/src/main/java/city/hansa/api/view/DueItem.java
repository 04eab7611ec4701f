package city.hansa.api.view;

import city.hansa.api.Subject;
import city.hansa.api.value.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due, as it stands in a list.
 *
 * @param entry the key of what is due within the record; null where it is the record itself
 * @param what in the record's own words
 * @param due null where no rule names a day
 * @param extensions how often an obligation had been put off by then
 * @param noticeGiven whether written notice had been given by then of an obligation's day
 * @param parties as in the register of the record
 * @param owedBy whose turn it is
 */
public record DueItem(
        Subject record,
        @Nullable Key entry,
        String what,
        Rule rule,
        @Nullable When due,
        @Nullable Integer extensions,
        @Nullable Boolean noticeGiven,
        List<Object> parties,
        List<Object> owedBy) {

    /** @param code the network's own code of an obligation, else the kind's name */
    public record Rule(String code, String text) {

        public static Rule of(DueKind kind) {
            return new Rule(kind.name(), kind.rule());
        }
    }

    /** A party of a list that is no city or network of the register. */
    public record Other(String name) {}

    public DueItem {
        parties = List.copyOf(parties);
        owedBy = List.copyOf(owedBy);
    }
}
