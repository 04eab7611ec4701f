package city.hansa.query.view;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.view.AnniversaryItem;
import city.hansa.api.view.AnniversaryKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A row of what is counted in years: listed while it lasts, sorted by the day from which it is counted. Its label tells
 * it from what else is counted of the same record.
 */
public final class AnniversaryRow {

    /** None where the day is vaguer than a year: then no year can be said to be a round one. */
    public static Stream<Row> of(
            AnniversaryKind kind,
            String standing,
            Span span,
            List<UUID> parties,
            Visibility visibility,
            AnniversaryItem item) {
        var basis = item.basis().edtf();
        var isKnown = basis.earliest().isAfter(Edtf.BEGINNING)
                && basis.latest().isBefore(basis.earliest().plusYears(1));
        if (!isKnown || span.possible().isEmpty()) {
            return Stream.empty();
        }
        var label = kind + " " + item.what() + " " + item.countedBy();
        return Stream.of(new Row(
                kind.name(), standing, true, span, basis, List.of(), label, parties, visibility, item));
    }

    private AnniversaryRow() {}
}
