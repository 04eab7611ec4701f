package city.hansa.query.network;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.network.NetworkEvent.FounderRecorded;
import city.hansa.api.network.NetworkEvent.GoodPracticePublished;
import city.hansa.api.network.NetworkEvent.NetworkDissolved;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.NetworkEvent.WorkingGroupCreated;
import city.hansa.api.network.NetworkView;
import city.hansa.api.network.NetworkView.Group;
import city.hansa.api.network.NetworkView.Practice;
import city.hansa.api.network.NetworkView.Reported;
import city.hansa.api.network.NetworkView.Rules;
import city.hansa.api.value.Figure;
import city.hansa.api.view.CityRef;
import org.jspecify.annotations.Nullable;

/** What the register shows of a network: its events folded one at a time, in the order of the log. */
final class NetworkFold {

    static NetworkView fold(@Nullable NetworkView before, Recorded<NetworkEvent> recorded) {
        var on = recorded.effective();
        var source = recorded.envelope().source();
        return switch (recorded.event()) {
            case NetworkFounded(var id, var name, var kind, var founders, var purpose) ->
                NetworkView.founded(id, name, kind, founders, purpose, on);
            case FounderRecorded(_, var city) -> requireNonNull(before).with(new CityRef(city));
            case RulesPublished(_, var version, var classes, var dues, var obligations, var suspension) ->
                requireNonNull(before).published(new Rules(version, classes, dues, obligations, suspension), on);
            case NetworkRenamed(_, var name) -> requireNonNull(before).renamed(name, on);
            case NetworkFigureReported(_, Figure(var kind, var value, var qualifier, var scope)) ->
                requireNonNull(before).with(new Reported(kind, value, qualifier, scope, on, source));
            case WorkingGroupCreated(_, var key, var kind, var name) ->
                requireNonNull(before).with(new Group(key, kind, name, on));
            case GoodPracticePublished(_, var key, var city, var theme, var title, var url) ->
                requireNonNull(before)
                        .with(new Practice(key, city == null ? null : new CityRef(city), theme, title, url, on));
            case NetworkDissolved _ -> requireNonNull(before).dissolved(on);
        };
    }

    private NetworkFold() {}
}
