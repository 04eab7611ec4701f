package city.hansa.query.timeline;

import static java.util.stream.Collectors.toSet;

import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent.RecordSealed;
import city.hansa.api.action.ActionEvent.SealOpened;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a record: as few as may see anything that was ever said of it, for what is shown of a record is made of all
 * of that; until a seal is opened, which says who may from then on. It holds for all of the record, whatever was known of it
 * when.
 */
final class Discretion {

    /** @param stream the record's whole stream with the event as its last; empty where what was said before still holds */
    static <E> Visibility after(
            TimelineTables.@Nullable Known before, Storyline<E> storyline, Recorded<?> recorded, List<Recorded<?>> stream) {
        if (stream.isEmpty()) {
            return next(before == null ? Visibility.PUBLIC : before.visibility(), recorded);
        }
        // A seal, or its opening, may have been taken back; what was said about facts was said all the same.
        var holding = Corrections.apply(stream, storyline.protocol()).stream()
                .map(Recorded::position)
                .collect(toSet());
        var visibility = Visibility.PUBLIC;
        for (var event : stream) {
            if (event.event() instanceof FactEvent || holding.contains(event.position())) {
                visibility = next(visibility, event);
            }
        }
        return visibility;
    }

    private static Visibility next(Visibility before, Recorded<?> recorded) {
        return switch (recorded.event()) {
            case RecordSealed _ -> Visibility.SEALED;
            case SealOpened _ -> recorded.envelope().visibility();
            default -> before.narrower(recorded.envelope().visibility());
        };
    }

    private Discretion() {}
}
