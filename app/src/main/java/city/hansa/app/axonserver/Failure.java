package city.hansa.app.axonserver;

import city.hansa.api.CommandRejected;
import city.hansa.api.view.NotYet;
import city.hansa.ledger.append.AppendException.Halted;
import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.AppendException.OutcomeUnknown;
import city.hansa.ledger.append.AppendException.Replayed;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.read.Receipt;
import city.hansa.web.problem.RuleBook;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What a handler threw, as the details of an answer: exceptions do not cross between nodes, and whoever sent the message
 * is to be told the same as where it is handled in place. What is not here is a fault, and crosses as one.
 */
sealed interface Failure {

    /** As it is thrown to whoever sent the message. */
    RuntimeException thrown();

    /** @param problem the path of its problem type, by which a rule is known to all versions */
    record Rejected(String problem, Map<String, Object> details) implements Failure {

        private static final RuleBook RULES = new RuleBook();

        private static Rejected of(CommandRejected rejected) {
            return new Rejected(RuleBook.pathOf(rejected.reason()), rejected.details());
        }

        @Override
        public RuntimeException thrown() {
            var rejected = new CommandRejected(RULES.find(problem)
                    .orElseThrow(() -> new IllegalStateException("no rule is known here for " + problem)));
            for (var detail : details.entrySet()) {
                rejected = rejected.with(detail.getKey(), detail.getValue());
            }
            return rejected;
        }
    }

    /** The record is not at the sequence that the sender has seen. */
    record Stale(String aggregateId, long expected, long actual) implements Failure {

        @Override
        public RuntimeException thrown() {
            return new ConflictingAggregateVersionException(aggregateId, expected, actual);
        }
    }

    /** @param isTaken whether the stream was to begin */
    record LostRace(UUID aggregateId, long expected, boolean isTaken) implements Failure {

        private static LostRace of(StaleSequence stale, boolean isTaken) {
            return new LostRace(stale.aggregateId(), stale.expected(), isTaken);
        }

        @Override
        public RuntimeException thrown() {
            var stale = new StaleSequence(aggregateId, expected);
            var message = Objects.requireNonNull(stale.getMessage());
            return isTaken ? new AggregateStreamCreationException(message, stale) : new ConcurrencyException(message, stale);
        }
    }

    /**
     * It was decided on what a node remembered, and is to be decided anew.
     *
     * @param refusal what was decided, if it was against the command
     */
    record Remembered(@Nullable Rejected refusal) implements Failure {

        private static Remembered of(@Nullable Throwable decided) {
            return new Remembered(decided instanceof CommandRejected rejected ? Rejected.of(rejected) : null);
        }

        @Override
        public RuntimeException thrown() {
            return new ConcurrencyException(
                    "decided on what another node remembered", refusal == null ? null : refusal.thrown());
        }
    }

    /** The key was answered before. */
    record Answered(
            String principal,
            String key,
            String requestHash,
            UUID aggregateId,
            long sequence,
            long position,
            boolean sameRequest)
            implements Failure {

        private static Answered of(Replayed replayed) {
            var first = replayed.first();
            return new Answered(
                    first.principal(),
                    first.key(),
                    HexFormat.of().formatHex(first.requestHash()),
                    first.aggregateId(),
                    first.sequence(),
                    first.position(),
                    replayed.sameRequest());
        }

        @Override
        public RuntimeException thrown() {
            var hash = HexFormat.of().parseHex(requestHash);
            return new Replayed(new Receipt(principal, key, hash, aggregateId, sequence, position), sameRequest);
        }
    }

    record NothingWritten() implements Failure {

        @Override
        public RuntimeException thrown() {
            return new NotAppended("the node that was asked could write nothing", null);
        }
    }

    record Corrupted(String why) implements Failure {

        @Override
        public RuntimeException thrown() {
            return new Halted(why);
        }
    }

    record Unknown() implements Failure {

        @Override
        public RuntimeException thrown() {
            return new OutcomeUnknown(null);
        }
    }

    record Unreadable() implements Failure {

        @Override
        public RuntimeException thrown() {
            return new ReadFailed(new SQLException("the node that was asked could not read"));
        }
    }

    record Behind(String message, long asked, long reached) implements Failure {

        @Override
        public RuntimeException thrown() {
            return new NotYet(message, asked, reached);
        }
    }

    record Malformed(String message) implements Failure {

        @Override
        public RuntimeException thrown() {
            return new IllegalArgumentException(message);
        }
    }

    /** Of what a handler threw; empty for a fault. */
    static Optional<Failure> of(@Nullable Throwable failed) {
        return Optional.ofNullable(
                switch (failed) {
                    case CommandRejected rejected -> Rejected.of(rejected);
                    case ConflictingAggregateVersionException stale ->
                        new Stale(
                                String.valueOf(stale.getAggregateIdentifier()),
                                stale.getExpectedVersion(),
                                stale.getActualVersion());
                    case AggregateStreamCreationException lost when lost.getCause() instanceof StaleSequence stale ->
                        LostRace.of(stale, true);
                    case ConcurrencyException lost when lost.getCause() instanceof StaleSequence stale ->
                        LostRace.of(stale, false);
                    case ConcurrencyException remembered -> Remembered.of(remembered.getCause());
                    case Replayed replayed -> Answered.of(replayed);
                    case NotAppended _ -> new NothingWritten();
                    case Halted halted -> new Corrupted(halted.why());
                    case OutcomeUnknown _ -> new Unknown();
                    case ReadFailed _, DataAccessResourceFailureException _ -> new Unreadable();
                    case NotYet behind -> new Behind("that was asked", behind.asked(), behind.reached());
                    case IllegalArgumentException malformed -> new Malformed(String.valueOf(malformed.getMessage()));
                    case null, default -> null;
                });
    }
}
