package city.hansa.command.fact;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.fact.FactRejection.CLAIMED_BY_ANOTHER;
import static city.hansa.api.fact.FactRejection.CORRECTION_CONTRADICTS;
import static city.hansa.api.fact.FactRejection.FIRST_EVENT_STAYS;
import static city.hansa.api.fact.FactRejection.NOT_A_VALUE;
import static city.hansa.api.fact.FactRejection.NOT_CORRECTABLE;
import static city.hansa.api.fact.FactRejection.NO_SUCH_DISPUTE;
import static city.hansa.api.fact.FactRejection.NO_SUCH_EVENT;
import static city.hansa.api.fact.FactRejection.NO_SUCH_FIELD;
import static city.hansa.api.fact.FactRejection.ONLY_A_PARTY;
import static city.hansa.api.fact.FactRejection.ONLY_FOR_ITSELF;
import static city.hansa.api.fact.FactRejection.ONLY_WHO_MAY_SAY_IT;
import static city.hansa.api.fact.FactRejection.SEAL_STAYS;
import static city.hansa.api.fact.FactRejection.WIDER_THAN_THE_FACT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CommandRejected;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactCommand;
import city.hansa.api.fact.FactCommand.AttestFact;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.DisputeFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactCommand.SettleDispute;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import city.hansa.api.narrative.SealedText;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Key;
import city.hansa.command.claim.Claims;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides what is said about recorded facts, for every kind of record: the aggregate is loaded, asked whether its history
 * would still obey its rules, and the statement is appended to its own stream, with what follows from it.
 */
public final class FactCommandHandler {

    private final Function<Subject.Kind, Repository<? extends Correctable<?>>> repositories;

    public FactCommandHandler(Function<Subject.Kind, Repository<? extends Correctable<?>>> repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    void handle(CorrectFact command, Envelope envelope, Claims claims) throws Exception {
        on(command, envelope, record -> {
            var fact = find(record, command.target());
            requireMayCorrect(record, command.target(), envelope);
            checkField(fact, command.field());
            var from = valueOf(fact, command.field());
            if (command.to().equals(from)) {
                return;
            }
            // What is sealed is not said again: whoever erases it has one place to erase.
            var before = SealedText.isOne(from) ? null : from;
            append(record, envelope, claims, new FactCorrected(
                    command.subject(), command.target(), command.field(), before, command.to(), command.reason()));
        });
    }

    @CommandHandler
    void handle(RetractEvent command, Envelope envelope, Claims claims) throws Exception {
        on(command, envelope, record -> {
            if (isRetracted(record, command.target())) {
                return;
            }
            requireMayCorrect(record, command.target(), envelope);
            requireMayBeRetracted(record, command.target());
            append(record, envelope, claims, new EventRetracted(
                    command.subject(), command.target(), command.cause(), command.reason()));
        });
    }

    @CommandHandler
    void handle(DisputeFact command, Envelope envelope, Claims claims) throws Exception {
        var disputed = new FactDisputed(
                command.subject(), command.target(), command.field(), command.claim(), command.reason());
        on(command, envelope, record -> {
            if (isSaidAlready(record, disputed, envelope)) {
                return;
            }
            var fact = find(record, command.target());
            checkField(fact, command.field());
            // A claim that could not be preferred could never be settled.
            var _ = inForm(() -> Corrections.correct(fact, command.field(), command.claim()));
            append(record, envelope, claims, disputed);
        });
    }

    @CommandHandler
    void handle(SettleDispute command, Envelope envelope, Claims claims) throws Exception {
        var settled =
                new DisputeSettled(command.subject(), command.dispute(), command.preferred(), command.reason());
        on(command, envelope, record -> {
            if (isSaidAlready(record, settled, envelope)) {
                return;
            }
            var disputed = openDispute(record, command.dispute());
            requireMayCorrect(record, disputed.target(), envelope);
            append(record, envelope, claims, settled);
        });
    }

    @CommandHandler
    void handle(AttestFact command, Envelope envelope, Claims claims) throws Exception {
        var attested = new FactAttested(command.subject(), command.target(), command.city(), command.note());
        on(command, envelope, record -> {
            require(command.city().equals(envelope.party()), ONLY_FOR_ITSELF);
            if (isSaidAlready(record, attested, envelope)) {
                return;
            }
            find(record, command.target());
            append(record, envelope, claims, attested);
        });
    }

    private void on(FactCommand command, Envelope envelope, Consumer<Correctable<?>> decision)
            throws Exception {
        var subject = command.subject();
        repositories.apply(subject.kind()).load(subject.id().toString()).execute(record -> {
            require(record.isParty(envelope.party()), ONLY_A_PARTY);
            decision.accept(record);
        });
    }

    /**
     * Appends the statement if the history with it obeys the record's rules; names the event that would not. What the
     * record claims follows its corrected history.
     */
    private static <E> void append(Correctable<E> record, Envelope envelope, Claims claims, FactEvent statement) {
        // It repeats what it speaks of, so it is no less discreet than that, and than the record has become since.
        require(envelope.visibility().compareTo(record.visibility()) >= 0, WIDER_THAN_THE_FACT);
        require(
                record.facts()
                        .find(concerned(statement))
                        .filter(fact -> fact.envelope().visibility().compareTo(envelope.visibility()) > 0)
                        .isEmpty(),
                WIDER_THAN_THE_FACT);
        subjectOf(record, statement).ifPresent(fact -> record.checkStatement(statement, fact));
        var corrected = inForm(() -> record.facts().corrected(statement, envelope));
        record.contradiction(corrected).ifPresent(conflict -> {
            throw new CommandRejected(CORRECTION_CONTRADICTS)
                    .with("conflictingEvent", conflict.eventId().toString())
                    .with("conflictingDay", conflict.effective().text());
        });
        claims.move(
                record.claims(record.facts().corrected()),
                record.claims(corrected),
                record.subject(),
                CLAIMED_BY_ANOTHER);

        apply(statement);
        record.sayWhatFollows(statement, envelope);
    }

    private static <T> T inForm(Supplier<T> corrected) {
        try {
            return corrected.get();
        } catch (IllegalArgumentException notOfThatForm) {
            throw new CommandRejected(NOT_A_VALUE).with("value", String.valueOf(notOfThatForm.getMessage()));
        }
    }

    /** The fact of which something is said; with a dispute's end, the one that was disputed. */
    private static <E> Optional<Recorded<E>> subjectOf(Correctable<E> record, FactEvent statement) {
        var target = statement instanceof DisputeSettled(_, var dispute, _, _)
                ? openDispute(record, dispute).target()
                : concerned(statement);
        return known(record, target);
    }

    private static UUID concerned(FactEvent statement) {
        return switch (statement) {
            case FactCorrected(_, var target, _, _, _, _) -> target;
            case EventRetracted(_, var target, _, _) -> target;
            case FactDisputed(_, var target, _, _, _) -> target;
            case DisputeSettled(_, var dispute, _, _) -> dispute;
            case FactAttested(_, var target, _, _) -> target;
            case NarrativeOpened(_, var target, _) -> target;
            case ErasureRequested(_, var target, _, _) -> target;
            case NarrativeErased(_, var target, _, _) -> target;
        };
    }

    private static <E> Recorded<E> find(Correctable<E> record, UUID target) {
        return known(record, target)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_EVENT).with("target", target.toString()));
    }

    private static <E> Optional<Recorded<E>> known(Correctable<E> record, UUID target) {
        return record.facts().corrected().stream()
                .filter(fact -> fact.eventId().equals(target))
                .findFirst();
    }

    private static boolean isRetracted(Correctable<?> record, UUID target) {
        return record.facts().history().stream()
                .anyMatch(fact -> fact.event() instanceof EventRetracted(_, var retracted, _, _)
                        && retracted.equals(target));
    }

    /** Whether the same party has said the same on the same source. */
    private static boolean isSaidAlready(Correctable<?> record, FactEvent statement, Envelope envelope) {
        return record.facts().history().stream()
                .anyMatch(fact -> fact.event().equals(statement)
                        && fact.envelope().party().equals(envelope.party())
                        && Objects.equals(fact.envelope().source(), envelope.source()));
    }

    private static FactDisputed openDispute(Correctable<?> record, UUID dispute) {
        var history = record.facts().history();
        require(
                history.stream()
                        .noneMatch(fact -> fact.event() instanceof DisputeSettled(_, var settled, _, _)
                                && settled.equals(dispute)),
                NO_SUCH_DISPUTE);
        return history.stream()
                .filter(fact -> fact.eventId().equals(dispute) && fact.event() instanceof FactDisputed)
                .findFirst()
                .map(fact -> (FactDisputed) fact.event())
                .orElseThrow(() -> new CommandRejected(NO_SUCH_DISPUTE));
    }

    private static <E> void requireMayBeRetracted(Correctable<E> record, UUID target) {
        var fact = find(record, target);
        require(fact.sequence() > 0, FIRST_EVENT_STAYS);
        require(record.mayBeRetracted(fact.event()), SEAL_STAYS);
    }

    /** What was taken back is nobody's any more. */
    private static <E> void requireMayCorrect(Correctable<E> record, UUID target, Envelope envelope) {
        require(
                record.facts().corrected().stream()
                        .filter(fact -> fact.eventId().equals(target))
                        .allMatch(fact -> record.mayCorrect(fact, envelope.actor())),
                ONLY_WHO_MAY_SAY_IT);
    }

    private static void checkField(Recorded<?> fact, String field) {
        if (field.equals(Corrections.EFFECTIVE)) {
            return;
        }
        var component = Arrays.stream(fact.event().getClass().getRecordComponents())
                .filter(candidate -> candidate.getName().equals(field))
                .findFirst()
                .orElseThrow(() -> new CommandRejected(NO_SUCH_FIELD).with("field", field));
        require(!identifies(component.getGenericType()), NOT_CORRECTABLE);
    }

    /** Whether a value of that type names a record, a party or an entry, be it only in one of its parts. */
    private static boolean identifies(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).anyMatch(FactCommandHandler::identifies);
            case Class<?> named when named.isRecord() ->
                named == Key.class
                        || named == Identifier.class
                        || Arrays.stream(named.getRecordComponents())
                                .anyMatch(part -> identifies(part.getGenericType()));
            default -> type == UUID.class;
        };
    }

    private static @Nullable String valueOf(Recorded<?> fact, String field) {
        if (field.equals(Corrections.EFFECTIVE)) {
            return fact.effective().text();
        }
        JsonNode value = StoredForm.JSON.valueToTree(fact.event()).get(field);
        return value == null ? null : value.isString() ? value.stringValue() : value.toString();
    }
}
