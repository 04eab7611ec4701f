package city.hansa.query.city;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityEvent.AwardRecorded;
import city.hansa.api.city.CityEvent.CityDissolved;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.CityMerged;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.city.CityEvent.CountryChanged;
import city.hansa.api.city.CityEvent.IdentifierAssigned;
import city.hansa.api.city.CityEvent.IdentifierReleased;
import city.hansa.api.city.CityEvent.OfficeEstablished;
import city.hansa.api.city.CityEvent.RoleCreated;
import city.hansa.api.city.CityView;
import city.hansa.api.city.CityView.Award;
import city.hansa.api.city.CityView.Office;
import city.hansa.api.city.CityView.Post;
import city.hansa.api.city.CityView.Reported;
import city.hansa.api.city.CityView.Standing;
import city.hansa.api.value.Figure;
import city.hansa.api.view.CityRef;
import org.jspecify.annotations.Nullable;

/** What the register shows of a city: its events folded one at a time, in the order of the log. */
final class CityFold {

    static CityView fold(@Nullable CityView before, Recorded<CityEvent> recorded) {
        var on = recorded.effective();
        var source = recorded.envelope().source();
        return switch (recorded.event()) {
            case CityRegistered(var id, var name, var country, var coordinates, var identifiers) ->
                CityView.registered(id, name, country, coordinates, identifiers);
            case CityRenamed(_, var name) -> requireNonNull(before).renamed(name, on);
            case CountryChanged(_, _, var to) -> requireNonNull(before).movedTo(to, on);
            case IdentifierAssigned(_, var identifier) -> requireNonNull(before).assigned(identifier, on);
            case IdentifierReleased(_, var identifier, _) -> requireNonNull(before).released(identifier, on);
            case CityMerged(_, var into) -> requireNonNull(before).ended(Standing.MERGED, on, new CityRef(into));
            case CityDissolved _ -> requireNonNull(before).ended(Standing.DISSOLVED, on, null);
            case CityFigureReported(_, Figure(var kind, var value, var qualifier, var scope)) ->
                requireNonNull(before).with(new Reported(kind, value, qualifier, scope, on, source));
            case AwardRecorded(_, var award, var grantor) -> requireNonNull(before).with(new Award(award, grantor, on));
            case OfficeEstablished(_, var unit, var parentUnit, var duties) ->
                requireNonNull(before).with(new Office(unit, parentUnit, duties, on));
            case RoleCreated(_, var role, var duties, var claim) ->
                requireNonNull(before).with(new Post(role, duties, claim, on));
        };
    }

    private CityFold() {}
}
