package city.hansa.command.fact;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.fact.FactRejection.NARRATIVE_ERASED;
import static city.hansa.api.fact.FactRejection.NARRATIVE_LOST;
import static city.hansa.api.fact.FactRejection.NARRATIVE_NOT_SEALED;
import static city.hansa.api.fact.FactRejection.NO_SUCH_EVENT;
import static city.hansa.api.fact.FactRejection.NO_SUCH_REQUEST;
import static city.hansa.api.fact.FactRejection.ONLY_A_PARTY;
import static city.hansa.api.fact.FactRejection.SAME_PERSON;
import static city.hansa.api.fact.FactRejection.WIDER_THAN_THE_FACT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CommandRejected;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.Narratives;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.FactCommand;
import city.hansa.api.fact.FactCommand.ApproveErasure;
import city.hansa.api.fact.FactCommand.OpenNarrative;
import city.hansa.api.fact.FactCommand.RequestErasure;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;

/**
 * Decides who has the sealed narratives of an event shown, or erased, for every kind of record. What is said here names
 * the event and repeats nothing of it, so it is no more discreet than the record is now.
 *
 * <p>An erasure takes two persons: whoever approves it is another caller than whoever asked for it, on whosever behalf.
 */
public final class NarrativeCommandHandler {

    private final Function<Subject.Kind, Repository<? extends Correctable<?>>> repositories;
    private final NarrativeKeys keys;

    public NarrativeCommandHandler(
            Function<Subject.Kind, Repository<? extends Correctable<?>>> repositories, NarrativeKeys keys) {
        this.repositories = repositories;
        this.keys = keys;
    }

    @CommandHandler
    void handle(OpenNarrative command, Envelope envelope) throws Exception {
        on(command, envelope, record -> {
            requireHeldKey(record, command.target());

            apply(new NarrativeOpened(command.subject(), command.target(), command.reason()));
        });
    }

    @CommandHandler
    void handle(
            RequestErasure command,
            Envelope envelope,
            @MetaDataValue(value = "principal", required = true) String principal)
            throws Exception {
        on(command, envelope, record -> {
            var requester = keys.pseudonym(requireHeldKey(record, command.target()), principal);
            if (isRequestedBy(requester, command.target(), record)) {
                return;
            }

            apply(new ErasureRequested(command.subject(), command.target(), requester, command.reason()));
        });
    }

    @CommandHandler
    void handle(
            ApproveErasure command,
            Envelope envelope,
            @MetaDataValue(value = "principal", required = true) String principal)
            throws Exception {
        on(command, envelope, record -> {
            var request = request(record, command.request());
            if (erasure(record, request.target()).filter(done -> done.request().equals(command.request())).isPresent()) {
                return;
            }
            var key = requireHeldKey(record, request.target());
            require(!keys.pseudonym(key, principal).equals(request.requester()), SAME_PERSON);

            apply(new NarrativeErased(command.subject(), request.target(), command.request(), key));
        });
    }

    private void on(FactCommand command, Envelope envelope, Consumer<Correctable<?>> decision) throws Exception {
        var subject = command.subject();
        repositories.apply(subject.kind()).load(subject.id().toString()).execute(record -> {
            require(record.isParty(envelope.party()), ONLY_A_PARTY);
            require(envelope.visibility().compareTo(record.visibility()) >= 0, WIDER_THAN_THE_FACT);
            decision.accept(record);
        });
    }

    /** The key of the event's sealed narratives: there are some, and they can be read. */
    private UUID requireHeldKey(Correctable<?> record, UUID target) {
        var fact = record.facts()
                .find(target)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_EVENT).with("target", target.toString()));
        var key = Narratives.keyOf(fact.event()).orElseThrow(() -> new CommandRejected(NARRATIVE_NOT_SEALED));
        require(erasure(record, target).isEmpty(), NARRATIVE_ERASED);
        return switch (keys.stateOf(key)) {
            case HELD -> key;
            // The record was put back from a backup of before the erasure, which nothing undoes.
            case DESTROYED -> throw new CommandRejected(NARRATIVE_ERASED);
            case MISSING -> throw new CommandRejected(NARRATIVE_LOST);
        };
    }

    private static boolean isRequestedBy(String requester, UUID target, Correctable<?> record) {
        return record.facts().history().stream()
                .map(Recorded::event)
                .anyMatch(event -> event instanceof ErasureRequested(_, var asked, var by, _)
                        && asked.equals(target)
                        && by.equals(requester));
    }

    private static ErasureRequested request(Correctable<?> record, UUID request) {
        return record.facts()
                .find(request)
                .map(Recorded::event)
                .filter(ErasureRequested.class::isInstance)
                .map(ErasureRequested.class::cast)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_REQUEST));
    }

    private static Optional<NarrativeErased> erasure(Correctable<?> record, UUID target) {
        return record.facts().history().stream()
                .map(Recorded::event)
                .filter(event -> event instanceof NarrativeErased erased && erased.target().equals(target))
                .map(NarrativeErased.class::cast)
                .findFirst();
    }
}
