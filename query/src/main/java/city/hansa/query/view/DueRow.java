package city.hansa.query.view;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.view.DueItem;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of what is due: listed from its opening until it is done, sorted by its day. Its label tells it from what else
 * is due of the same record, so that what may stand in one of two states on a day is listed once.
 */
public final class DueRow {

    /** None where it is due on no day at all, as what was done before it was to be done. */
    public static Stream<Row> of(
            DueKind kind,
            DueState state,
            Span span,
            @Nullable Edtf due,
            List<UUID> parties,
            Visibility visibility,
            DueItem item) {
        if (span.possible().isEmpty()) {
            return Stream.empty();
        }
        var label = item.entry() == null ? kind.name() : kind + " " + item.entry();
        return Stream.of(new Row(
                kind.name(), state.name(), true, span, due, List.of(), label, parties, visibility, item));
    }

    private DueRow() {}
}
