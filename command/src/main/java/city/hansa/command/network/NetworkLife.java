package city.hansa.command.network;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.network.NetworkEvent.FounderRecorded;
import city.hansa.api.network.NetworkEvent.GoodPracticePublished;
import city.hansa.api.network.NetworkEvent.NetworkDissolved;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.NetworkEvent.WorkingGroupCreated;
import city.hansa.api.value.Key;
import city.hansa.command.chronology.Chronology;
import city.hansa.command.registry.Networks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network's life so far, as decisions need it: its corrected events folded in the order in which they were recorded. */
final class NetworkLife implements Networks.Standing {

    /** A network is founded, lives, then ends; what it did while it lived lies between the two. */
    enum Stage {
        FOUNDED,
        LIVING,
        ENDED
    }

    private static final Comparator<Recorded<RulesPublished>> IN_ORDER =
            Comparator.<Recorded<RulesPublished>, Edtf>comparing(Recorded::effective)
                    .thenComparingLong(Recorded::sequence);

    private final Chronology<Stage> chronology = new Chronology<>();
    private final Set<CityId> founders = new HashSet<>();
    private final Map<Key, Recorded<NetworkEvent>> versions = new HashMap<>();
    private final List<Recorded<RulesPublished>> rules = new ArrayList<>();
    private final Map<Key, Recorded<NetworkEvent>> groups = new HashMap<>();
    private final Map<Key, Recorded<NetworkEvent>> practices = new HashMap<>();
    private @Nullable Recorded<NetworkEvent> end;

    static NetworkLife of(List<Recorded<NetworkEvent>> history) {
        var life = new NetworkLife();
        history.forEach(life::add);
        return life;
    }

    void add(Recorded<NetworkEvent> fact) {
        switch (fact.event()) {
            case NetworkFounded _ -> chronology.add(Stage.FOUNDED, fact);
            case FounderRecorded(_, var city) -> {
                founders.add(city);
                chronology.add(Stage.LIVING, fact);
            }
            case RulesPublished published -> {
                versions.put(published.version(), fact);
                rules.add(fact.with(published, fact.envelope()));
                rules.sort(IN_ORDER);
                chronology.add(Stage.LIVING, fact);
            }
            case NetworkRenamed _, NetworkFigureReported _ -> chronology.add(Stage.LIVING, fact);
            case WorkingGroupCreated created -> {
                groups.put(created.key(), fact);
                chronology.add(Stage.LIVING, fact);
            }
            case GoodPracticePublished published -> {
                practices.put(published.key(), fact);
                chronology.add(Stage.LIVING, fact);
            }
            case NetworkDissolved _ -> {
                end = fact;
                chronology.add(Stage.ENDED, fact);
            }
        }
    }

    Optional<Recorded<?>> conflict(Stage stage, Edtf day) {
        return chronology.conflict(stage, day);
    }

    Optional<Recorded<?>> conflict() {
        return chronology.conflict();
    }

    boolean hasFounder(CityId city) {
        return founders.contains(city);
    }

    Optional<Recorded<NetworkEvent>> end() {
        return Optional.ofNullable(end);
    }

    Optional<Recorded<NetworkEvent>> version(Key version) {
        return Optional.ofNullable(versions.get(version));
    }

    Optional<Recorded<NetworkEvent>> group(Key key) {
        return Optional.ofNullable(groups.get(key));
    }

    Optional<Recorded<NetworkEvent>> practice(Key key) {
        return Optional.ofNullable(practices.get(key));
    }

    @Override
    public boolean mayExistOn(Edtf day) {
        return chronology.conflict(Stage.LIVING, day).isEmpty();
    }

    @Override
    public Optional<RulesPublished> rulesOn(Edtf day) {
        return rules.reversed().stream()
                .filter(published -> mayHaveBegun(published, day))
                .findFirst()
                .map(Recorded::event);
    }

    @Override
    public Optional<RulesPublished> rulesOn(Edtf day, Key version) {
        return rules.reversed().stream()
                .takeWhile(published -> !isBeforeAnother(published, day))
                .filter(published -> mayHaveBegun(published, day))
                .map(Recorded::event)
                .filter(published -> published.version().equals(version))
                .findFirst();
    }

    private static boolean mayHaveBegun(Recorded<RulesPublished> published, Edtf day) {
        return !published.effective().earliest().isAfter(day.latest());
    }

    /** Whether a version that follows had certainly taken its place by that day. */
    private boolean isBeforeAnother(Recorded<RulesPublished> published, Edtf day) {
        return rules.subList(rules.indexOf(published) + 1, rules.size()).stream()
                .anyMatch(next -> !next.effective().latest().isAfter(day.earliest()));
    }

    @Override
    public boolean hasGroup(Key key, Edtf day) {
        return group(key).filter(group -> !group.effective().earliest().isAfter(day.latest())).isPresent();
    }
}
