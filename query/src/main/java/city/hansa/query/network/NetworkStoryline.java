package city.hansa.query.network;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.network.NetworkEvent.FounderRecorded;
import city.hansa.api.network.NetworkEvent.GoodPracticePublished;
import city.hansa.api.network.NetworkEvent.NetworkDissolved;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.NetworkEvent.WorkingGroupCreated;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.query.timeline.Sentence;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.Strand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a network's own events are told: in its timeline, and where they name a city, in that city's too. */
public final class NetworkStoryline implements Storyline<NetworkEvent> {

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.NETWORK;
    }

    @Override
    public Class<NetworkEvent> protocol() {
        return NetworkEvent.class;
    }

    /** A network has no theme of its own; each good practice has one. */
    @Override
    public Strand strand(@Nullable Strand before, Recorded<NetworkEvent> recorded) {
        var subjects = List.of(recorded.event().networkId().value());
        return recorded.event() instanceof GoodPracticePublished practice
                ? new Strand(subjects, List.of(practice.theme()))
                : new Strand(subjects, List.of());
    }

    @Override
    public Sentence sentence(Strand strand, Recorded<NetworkEvent> recorded) {
        var event = recorded.event();
        var sentence = Sentence.of(recorded).with("network", new NetworkRef(event.networkId()));
        return switch (event) {
            case NetworkFounded(_, var name, var kind, var founders, var purpose) ->
                sentence.with("name", name)
                        .with("kind", term(kind))
                        .with("founders", founders)
                        .with("purpose", purpose);
            case FounderRecorded(_, var city) -> sentence.with("city", new CityRef(city)).alsoOf(city.value());
            case RulesPublished(_, var version, _, _, _, _) -> sentence.with("version", version.value());
            case NetworkRenamed(_, var name) -> sentence.with("name", name);
            case NetworkFigureReported(_, var figure) ->
                sentence.with("kind", term(figure.kind()))
                        .with("value", figure.value())
                        .with("qualifier", term(figure.qualifier()))
                        .scope(figure.scope());
            case WorkingGroupCreated(_, _, var kind, var name) -> sentence.with("kind", term(kind)).with("name", name);
            case GoodPracticePublished(_, _, var city, var theme, var title, var url) -> {
                var told = sentence.with("theme", term(theme)).with("title", title).with("url", url);
                yield city == null ? told : told.with("city", new CityRef(city)).alsoOf(city.value());
            }
            case NetworkDissolved(_, var reason) -> sentence.with("reason", reason);
        };
    }

    private static Map<String, String> term(Enum<?> constant) {
        return Map.of("term", constant.name());
    }
}
