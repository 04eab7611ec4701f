package city.hansa.command.city;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.city.CityRejection.CITY_HAS_ENDED;
import static city.hansa.api.city.CityRejection.IDENTIFIER_NOT_HELD;
import static city.hansa.api.city.CityRejection.IDENTIFIER_TAKEN;
import static city.hansa.api.city.CityRejection.MERGED_INTO_ITSELF;
import static city.hansa.api.city.CityRejection.NOT_THE_CITY_ITSELF;
import static city.hansa.api.city.CityRejection.NO_SUCH_CITY;
import static city.hansa.api.city.CityRejection.SAME_COUNTRY;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityCommand.AssignIdentifier;
import city.hansa.api.city.CityCommand.ChangeCountry;
import city.hansa.api.city.CityCommand.CreateRole;
import city.hansa.api.city.CityCommand.DissolveCity;
import city.hansa.api.city.CityCommand.EstablishOffice;
import city.hansa.api.city.CityCommand.MergeCity;
import city.hansa.api.city.CityCommand.RecordAward;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.city.CityCommand.ReleaseIdentifier;
import city.hansa.api.city.CityCommand.RenameCity;
import city.hansa.api.city.CityCommand.ReportCityFigure;
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
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.FactEvent;
import city.hansa.command.chronology.Repetition;
import city.hansa.command.city.CityLife.Stage;
import city.hansa.command.claim.Claim;
import city.hansa.command.claim.Claims;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Cities;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A city as the register knows it: registered → merged or dissolved.
 *
 * <p>Registration says nothing of a city's age, so it has no place in the order of its life; only its end has. An
 * identifier is claimed for as long as the city holds it, so that the same place is not registered twice under two ids.
 */
@Aggregate(cache = "aggregateCache")
final class City implements Correctable<CityEvent> {

    @AggregateIdentifier
    private CityId id;

    private final Facts<CityEvent> facts = new Facts<>(CityEvent.class);
    private CityLife life = new CityLife();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RegisterCity command, Claims claims) {
        var city = subject(command.cityId());
        command.identifiers().forEach(identifier -> claim(Holding.always(identifier), city, claims));

        apply(new CityRegistered(
                command.cityId(), command.name(), command.country(), command.coordinates(), command.identifiers()));
    }

    @CommandHandler
    void handle(RenameCity command, Envelope envelope) {
        var renamed = new CityRenamed(id, command.name());
        requireEntitled(envelope);
        if (isOnRecord(renamed, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(renamed);
    }

    @CommandHandler
    void handle(AssignIdentifier command, Envelope envelope, Claims claims) {
        requireEntitled(envelope);
        if (life.holds(command.identifier())) {
            return;
        }
        claim(new Holding(command.identifier(), envelope.effective(), null), subject(), claims);

        apply(new IdentifierAssigned(id, command.identifier()));
    }

    @CommandHandler
    void handle(ReleaseIdentifier command, Envelope envelope, Claims claims) {
        var released = new IdentifierReleased(id, command.identifier(), command.reason());
        requireEntitled(envelope);
        if (!life.holds(command.identifier()) && isOnRecord(released, envelope)) {
            return;
        }
        require(life.holds(command.identifier()), IDENTIFIER_NOT_HELD);
        var before = life.claimed();

        apply(released);
        claims.move(before, life.claimed(), subject(), IDENTIFIER_TAKEN);
    }

    @CommandHandler
    void handle(ChangeCountry command, Envelope envelope) {
        requireEntitled(envelope);
        requirePossible(Stage.LIVING, envelope);
        var from = life.countryOn(envelope.effective());
        require(!command.country().equals(from), SAME_COUNTRY);

        apply(new CountryChanged(id, from, command.country()));
    }

    @CommandHandler
    void handle(MergeCity command, Envelope envelope, Cities cities) {
        requireEntitled(envelope);
        if (life.isMergedInto(command.into())) {
            return;
        }
        require(!command.into().equals(id), MERGED_INTO_ITSELF);
        var other = cities.find(command.into()).orElseThrow(() -> new CommandRejected(NO_SUCH_CITY));
        require(other.mayExistOn(envelope.effective()), CITY_HAS_ENDED);
        requireNotEnded();
        requirePossible(Stage.ENDED, envelope);

        apply(new CityMerged(id, command.into()));
    }

    @CommandHandler
    void handle(DissolveCity command, Envelope envelope) {
        var dissolved = new CityDissolved(id, command.reason());
        requireEntitled(envelope);
        if (isOnRecord(dissolved, envelope)) {
            return;
        }
        requireNotEnded();
        requirePossible(Stage.ENDED, envelope);

        apply(dissolved);
    }

    @CommandHandler
    void handle(ReportCityFigure command, Envelope envelope) {
        var reported = new CityFigureReported(id, command.figure());
        if (isOnRecord(reported, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(reported);
    }

    @CommandHandler
    void handle(RecordAward command, Envelope envelope) {
        var awarded = new AwardRecorded(id, command.award(), command.grantor());
        if (isOnRecord(awarded, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(awarded);
    }

    @CommandHandler
    void handle(EstablishOffice command, Envelope envelope) {
        var established = new OfficeEstablished(id, command.unit(), command.parentUnit(), command.duties());
        requireEntitled(envelope);
        if (isOnRecord(established, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(established);
    }

    @CommandHandler
    void handle(CreateRole command, Envelope envelope) {
        var created = new RoleCreated(id, command.role(), command.duties(), command.claim());
        requireEntitled(envelope);
        if (isOnRecord(created, envelope)) {
            return;
        }
        requirePossible(Stage.LIVING, envelope);

        apply(created);
    }

    @EventSourcingHandler
    void on(CityEvent event, DomainEventMessage<?> message) {
        id = event.cityId();
        life.add(facts.add(message, event));
    }

    @EventSourcingHandler
    void on(FactEvent event, DomainEventMessage<?> message) {
        facts.add(message, event);
        life = CityLife.of(facts.corrected());
    }

    @Override
    public Subject subject() {
        return subject(id);
    }

    @Override
    public Facts<CityEvent> facts() {
        return facts;
    }

    /** A network may keep a city's record, so that a city without an office of its own is in the register too. */
    @Override
    public boolean isParty(Party party) {
        return party.equals(id) || party instanceof NetworkId;
    }

    @Override
    public Set<Claim> claims(List<Recorded<CityEvent>> history) {
        return CityLife.of(history).claimed();
    }

    @Override
    public Optional<Recorded<?>> contradiction(List<Recorded<CityEvent>> history) {
        return CityLife.of(history).conflict();
    }

    private void requireEntitled(Envelope envelope) {
        require(isParty(envelope.party()), NOT_THE_CITY_ITSELF);
    }

    private boolean isOnRecord(CityEvent event, Envelope envelope) {
        return Repetition.of(event, envelope.effective(), facts.corrected());
    }

    private void requireNotEnded() {
        refuse(life.end());
    }

    private void requirePossible(Stage stage, Envelope envelope) {
        refuse(life.conflict(stage, envelope.effective()));
    }

    private static void refuse(Optional<? extends Recorded<?>> conflicting) {
        conflicting.ifPresent(conflict -> {
            throw new CommandRejected(CITY_HAS_ENDED)
                    .with("conflictingEvent", conflict.eventId().toString())
                    .with("conflictingDay", conflict.effective().text());
        });
    }

    private static void claim(Holding held, Subject city, Claims claims) {
        held.claim().ifPresent(claim -> claims.make(claim, city, IDENTIFIER_TAKEN));
    }

    private static Subject subject(CityId city) {
        return new Subject(Subject.Kind.CITY, city.value());
    }

    // Axon calls this, then replays the events; the first of them sets every field.
    @SuppressWarnings("NullAway.Init")
    City() {}
}
