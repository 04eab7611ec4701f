package city.hansa.api.partnership;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipDeclined;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipExpired;
import city.hansa.api.partnership.PartnershipEvent.PartnershipFigureReported;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.SupportAttached;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.view.Dated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A partnership's life in periods of valid time, whatever the order in which its facts were recorded: pure, so that a
 * decision and a view agree by construction.
 *
 * <p>Its turns are walked in the order of their days. Where days are vague and several turns could come next, the one
 * that the standing allows comes first, and among those what keeps a partnership alive before what ends it; so a turn is
 * a contradiction only if the days leave no room for it. A term that has passed ends the partnership on its own, whether
 * or not the clock has said so yet.
 */
public final class PartnershipPeriods {

    /**
     * One kind, one standing, the same parties.
     *
     * @param scope of a dormancy
     * @param cause the fact with which it began
     */
    public record Period(
            PartnershipKind kind,
            PartnershipStanding standing,
            @Nullable Scope scope,
            List<CityId> parties,
            Span span,
            Recorded<PartnershipEvent> cause) {

        public Period {
            parties = List.copyOf(parties);
        }

        /** Whether some day of that date may lie in this period; the day on which it ends is one of them. */
        public boolean mayHold(Edtf day) {
            var until = span.until();
            return !span.from().earliest().isAfter(day.latest())
                    && (until == null || !day.earliest().isAfter(until.latest()));
        }

        Period during(Span narrowed) {
            return new Period(kind, standing, scope, parties, narrowed, cause);
        }
    }

    /** A fact that the standing on its day does not allow, and the fact to which that standing is owed. */
    public record Contradiction(
            Recorded<PartnershipEvent> fact, Recorded<PartnershipEvent> cause, PartnershipStanding standing) {}

    private final List<Period> periods;
    private final @Nullable Contradiction contradiction;
    private final @Nullable Edtf term;
    private final List<Dated<Edtf>> terms;

    private PartnershipPeriods(PartnershipWalk walk) {
        periods = List.copyOf(PartnershipBounds.narrow(walk.periods()));
        contradiction = walk.contradiction();
        term = walk.term();
        terms = List.copyOf(walk.terms());
    }

    /** @param history the record's own events with every correction applied; the first of them proposes it */
    public static PartnershipPeriods of(List<Recorded<PartnershipEvent>> history) {
        var walk = new PartnershipWalk(history.getFirst());
        history.forEach(fact -> turns(fact).forEach(walk::add));
        walk.run();
        return new PartnershipPeriods(walk);
    }

    /** In the order of their days, each beginning where the one before it ends; at least one. */
    public List<Period> periods() {
        return periods;
    }

    public Period last() {
        return periods.getLast();
    }

    /** The last day of the term in which, or after which, it all ends; null where it is unlimited. */
    public @Nullable Edtf term() {
        return term;
    }

    /** The last day of each term that it had, and from when on it had that term. */
    public List<Dated<Edtf>> terms() {
        return terms;
    }

    public Optional<Contradiction> contradiction() {
        return Optional.ofNullable(contradiction);
    }

    /** The last period that may have begun by that day; the first where none has. */
    public Period on(Edtf day) {
        return periods.reversed().stream()
                .filter(period -> !period.span().from().earliest().isAfter(day.latest()))
                .findFirst()
                .orElse(periods.getFirst());
    }

    public boolean may(PartnershipStanding standing, Edtf day) {
        return periods.stream().anyMatch(period -> period.standing() == standing && period.mayHold(day));
    }

    /** Whether a rest has a last day: the last day of all is the end of nothing. */
    private static boolean ends(Edtf last) {
        return !last.latest().equals(Edtf.FOREVER);
    }

    /** The day after the last day of a term, or of a rest that {@linkplain #ends ends}, as vague as that. */
    public static Edtf dayAfter(Edtf last) {
        return last.earliest().equals(last.latest())
                ? Edtf.day(last.latest().plusDays(1))
                : Edtf.parse(next(last.earliest()) + "/" + next(last.latest()));
    }

    private static LocalDate next(LocalDate day) {
        return day.plusDays(1);
    }

    private static List<PartnershipTurn> turns(Recorded<PartnershipEvent> fact) {
        return switch (fact.event()) {
            case TermSet _, TermRenewed _ -> turn(PartnershipTurn.Move.TERM, fact.effective(), fact);
            case PartnershipEnteredIntoForce entered ->
                turn(PartnershipTurn.Move.ENTER, entered.basisDate(), fact);
            case PartyJoined _ -> turn(PartnershipTurn.Move.JOIN, fact.effective(), fact);
            case PartyWithdrew _ -> turn(PartnershipTurn.Move.WITHDRAW, fact.effective(), fact);
            case PartnershipKindChanged _ -> turn(PartnershipTurn.Move.CONVERT, fact.effective(), fact);
            case PartnershipPutDormant _ -> dormancy(fact);
            case PartnershipResumed _ -> turn(PartnershipTurn.Move.RESUME, fact.effective(), fact);
            case PartnershipTerminated _ -> turn(PartnershipTurn.Move.TERMINATE, fact.effective(), fact);
            case PartnershipDeclined _ -> turn(PartnershipTurn.Move.DECLINE, fact.effective(), fact);
            case PartnershipProposed _,
                    PartnershipExpired _,
                    MilestoneRecorded _,
                    CouncilResolutionRecorded _,
                    AgreementSigned _,
                    PartnershipReaffirmed _,
                    SupportAttached _,
                    SinceClaimed _,
                    PartnershipFigureReported _ -> List.of();
        };
    }

    private static List<PartnershipTurn> turn(
            PartnershipTurn.Move move, Edtf day, Recorded<PartnershipEvent> fact) {
        return List.of(new PartnershipTurn(move, day, fact));
    }

    /** Through an interval it is put dormant on its first day and resumed after its last. */
    private static List<PartnershipTurn> dormancy(Recorded<PartnershipEvent> fact) {
        var days = fact.effective();
        var start = days.start() == null ? days : days.start();
        var end = days.isInterval() ? days.end() : null;
        var turns = new ArrayList<>(turn(PartnershipTurn.Move.REST, start, fact));
        if (end != null && ends(end)) {
            turns.add(new PartnershipTurn(PartnershipTurn.Move.RESUME, dayAfter(end), fact));
        }
        return turns;
    }
}
