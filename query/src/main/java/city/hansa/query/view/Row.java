package city.hansa.query.view;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.Theme;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a register lists of one record in one period of valid time.
 *
 * @param kind what {@code kind=} filters by, such as TWINNING, or a city's country
 * @param standing what {@code standing=} filters by
 * @param inBeing whether it is listed when no standing is asked for
 * @param span the period; its vague bounds make a day CERTAIN or merely POSSIBLE
 * @param since by which the list is sorted; null sorts last
 * @param label the text that {@code q=} searches
 * @param parties the cities and networks under which it is listed; at least one, the first lists it where none is given
 * @param item a record with value equality: how it stands in the list, beside id, kind, standing and certainty
 */
public record Row(
        String kind,
        String standing,
        boolean inBeing,
        Span span,
        @Nullable Edtf since,
        List<Theme> themes,
        String label,
        List<UUID> parties,
        Visibility visibility,
        Object item) {

    public Row {
        // It leads two indexes, whose rows must fit a page. Refused here, one record is set aside; later, all wait.
        if (kind.length() > 100) {
            throw new IllegalArgumentException("a kind has 100 characters at most: " + label);
        }
        themes = List.copyOf(themes);
        parties = parties.stream().distinct().toList();
        if (parties.isEmpty()) {
            throw new IllegalArgumentException("a row is listed under at least one party: " + label);
        }
    }
}
