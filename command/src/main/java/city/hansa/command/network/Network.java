package city.hansa.command.network;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.network.NetworkRejection.ALREADY_DISSOLVED;
import static city.hansa.api.network.NetworkRejection.CITY_HAS_ENDED;
import static city.hansa.api.network.NetworkRejection.KEY_TAKEN;
import static city.hansa.api.network.NetworkRejection.NOT_THE_FOUNDER;
import static city.hansa.api.network.NetworkRejection.NOT_THE_NETWORK_ITSELF;
import static city.hansa.api.network.NetworkRejection.NO_SUCH_CITY;
import static city.hansa.api.network.NetworkRejection.OUTSIDE_ITS_LIFE;
import static city.hansa.api.network.NetworkRejection.VERSION_TAKEN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Reason;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.network.NetworkCommand.CreateWorkingGroup;
import city.hansa.api.network.NetworkCommand.DissolveNetwork;
import city.hansa.api.network.NetworkCommand.FoundNetwork;
import city.hansa.api.network.NetworkCommand.PublishGoodPractice;
import city.hansa.api.network.NetworkCommand.PublishRules;
import city.hansa.api.network.NetworkCommand.RecordFounder;
import city.hansa.api.network.NetworkCommand.RenameNetwork;
import city.hansa.api.network.NetworkCommand.ReportNetworkFigure;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.network.NetworkEvent.FounderRecorded;
import city.hansa.api.network.NetworkEvent.GoodPracticePublished;
import city.hansa.api.network.NetworkEvent.NetworkDissolved;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.NetworkEvent.WorkingGroupCreated;
import city.hansa.command.chronology.Repetition;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.Facts;
import city.hansa.command.network.NetworkLife.Stage;
import city.hansa.command.registry.Cities;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A network of cities: founded → dissolved.
 *
 * <p>Its rules are published in versions, each in force from its own day until the next one's, and never changed. What
 * is published twice under one version or key is so already if it says the same, and refused if it does not.
 */
@Aggregate(cache = "aggregateCache")
final class Network implements Correctable<NetworkEvent> {

    @AggregateIdentifier
    private NetworkId id;

    private final Facts<NetworkEvent> facts = new Facts<>(NetworkEvent.class);
    private NetworkLife life = new NetworkLife();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(FoundNetwork command) {
        apply(new NetworkFounded(
                command.networkId(), command.name(), command.kind(), command.founders(), command.purpose()));
    }

    @CommandHandler
    void handle(RecordFounder command, Envelope envelope, Cities cities) {
        require(isParty(envelope.party()) || envelope.party().equals(command.city()), NOT_THE_FOUNDER);
        if (life.hasFounder(command.city())) {
            return;
        }
        requireInBeing(command.city(), envelope, cities);
        requirePossible(Stage.LIVING, envelope);

        apply(new FounderRecorded(id, command.city()));
    }

    @CommandHandler
    void handle(PublishRules command, Envelope envelope) {
        requireEntitled(envelope);
        var published = new RulesPublished(
                id,
                command.version(),
                command.classes(),
                command.dues(),
                command.obligations(),
                command.suspension());
        if (isAlreadySo(published, life.version(command.version()), VERSION_TAKEN)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(published);
    }

    @CommandHandler
    void handle(RenameNetwork command, Envelope envelope) {
        var renamed = new NetworkRenamed(id, command.name());
        requireEntitled(envelope);
        if (isOnRecord(renamed, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(renamed);
    }

    /** Anyone may say what they have read of a network: the envelope names the source. */
    @CommandHandler
    void handle(ReportNetworkFigure command, Envelope envelope) {
        var reported = new NetworkFigureReported(id, command.figure());
        if (isOnRecord(reported, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(reported);
    }

    @CommandHandler
    void handle(CreateWorkingGroup command, Envelope envelope) {
        requireEntitled(envelope);
        var created = new WorkingGroupCreated(id, command.key(), command.kind(), command.name());
        if (isAlreadySo(created, life.group(command.key()), KEY_TAKEN)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(created);
    }

    @CommandHandler
    void handle(PublishGoodPractice command, Envelope envelope, Cities cities) {
        requireEntitled(envelope);
        var published = new GoodPracticePublished(
                id, command.key(), command.city(), command.theme(), command.title(), command.url());
        if (isAlreadySo(published, life.practice(command.key()), KEY_TAKEN)) {
            return;
        }
        if (command.city() != null) {
            requireInBeing(command.city(), envelope, cities);
        }
        requirePossible(Stage.LIVING, envelope);

        apply(published);
    }

    @CommandHandler
    void handle(DissolveNetwork command, Envelope envelope) {
        var dissolved = new NetworkDissolved(id, command.reason());
        requireEntitled(envelope);
        if (isOnRecord(dissolved, envelope)) {
            return;
        }
        refuse(life.end(), ALREADY_DISSOLVED);
        requirePossible(Stage.ENDED, envelope);

        apply(dissolved);
    }

    @EventSourcingHandler
    void on(NetworkEvent event, DomainEventMessage<?> message) {
        id = event.networkId();
        life.add(facts.add(message, event));
    }

    @EventSourcingHandler
    void on(FactEvent event, DomainEventMessage<?> message) {
        facts.add(message, event);
        life = NetworkLife.of(facts.corrected());
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Kind.NETWORK, id.value());
    }

    @Override
    public Facts<NetworkEvent> facts() {
        return facts;
    }

    @Override
    public boolean isParty(Party party) {
        return party.equals(id);
    }

    @Override
    public Optional<Recorded<?>> contradiction(List<Recorded<NetworkEvent>> history) {
        return NetworkLife.of(history).conflict();
    }

    private void requireEntitled(Envelope envelope) {
        require(isParty(envelope.party()), NOT_THE_NETWORK_ITSELF);
    }

    private boolean isOnRecord(NetworkEvent event, Envelope envelope) {
        return Repetition.of(event, envelope.effective(), facts.corrected());
    }

    private void requirePossible(Stage stage, Envelope envelope) {
        refuse(life.conflict(stage, envelope.effective()), OUTSIDE_ITS_LIFE);
    }

    private static void refuse(Optional<? extends Recorded<?>> conflicting, Reason reason) {
        conflicting.ifPresent(conflict -> {
            throw new CommandRejected(reason)
                    .with("conflictingEvent", conflict.eventId().toString())
                    .with("conflictingDay", conflict.effective().text());
        });
    }

    private static void requireInBeing(CityId city, Envelope envelope, Cities cities) {
        var standing = cities.find(city).orElseThrow(() -> new CommandRejected(NO_SUCH_CITY));
        require(standing.mayExistOn(envelope.effective()), CITY_HAS_ENDED);
    }

    /** The same said again is met already; something else under the same name is refused. */
    private static boolean isAlreadySo(NetworkEvent said, Optional<Recorded<NetworkEvent>> before, Reason taken) {
        refuse(before.filter(fact -> !fact.event().equals(said)), taken);
        return before.isPresent();
    }

    // Axon calls this, then replays the events; the first of them sets every field.
    @SuppressWarnings("NullAway.Init")
    Network() {}
}
