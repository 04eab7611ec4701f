package city.hansa.api.partnership;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.partnership.PartnershipPeriods.Contradiction;
import city.hansa.api.partnership.PartnershipPeriods.Period;
import city.hansa.api.view.Dated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One walk through a partnership's turns; used once, by {@link PartnershipPeriods}. */
final class PartnershipWalk {

    private final List<PartnershipTurn> ahead = new ArrayList<>();
    private final List<Period> passed = new ArrayList<>();
    private Recorded<PartnershipEvent> cause;
    private Edtf from;
    private PartnershipKind kind;
    private PartnershipStanding standing = PartnershipStanding.PROPOSED;
    private @Nullable Scope scope;
    private final List<CityId> parties;
    private @Nullable Edtf term;
    private final List<Dated<Edtf>> terms = new ArrayList<>();
    private Recorded<PartnershipEvent> termCause;
    private @Nullable Contradiction contradiction;

    PartnershipWalk(Recorded<PartnershipEvent> first) {
        var proposed = (PartnershipProposed) first.event();
        cause = first;
        termCause = first;
        from = first.effective();
        kind = proposed.kind();
        parties = new ArrayList<>(proposed.parties());
        term(proposed.termEnd(), from);
    }

    void add(PartnershipTurn turn) {
        ahead.add(turn);
    }

    void run() {
        while (!ahead.isEmpty()) {
            var next = next();
            if (!expireBefore(next.day().earliest())) {
                ahead.remove(next);
                take(next);
            }
        }
        expireBefore(LocalDate.MAX);
        close(null);
    }

    private PartnershipTurn next() {
        var limit = ahead.stream().map(turn -> turn.day().latest()).min(LocalDate::compareTo).orElseThrow();
        var possible = ahead.stream().filter(turn -> !turn.day().earliest().isAfter(limit)).toList();
        return possible.stream()
                .filter(turn -> turn.isAllowed(standing, parties))
                .min(PartnershipTurn.BY_MOVE)
                .orElseGet(() -> possible.stream().min(PartnershipTurn.BY_DAY).orElseThrow());
    }

    /** A term passes when nothing that may have kept the partnership alive comes before its end. */
    private boolean expireBefore(LocalDate day) {
        if (term == null || !standing.inBeing() || !PartnershipPeriods.dayAfter(term).latest().isBefore(day)) {
            return false;
        }
        begin(PartnershipPeriods.dayAfter(term), termCause);
        standing = PartnershipStanding.EXPIRED;
        scope = null;
        return true;
    }

    private void take(PartnershipTurn turn) {
        if (!turn.isAllowed(standing, parties)) {
            contradiction = Optional.ofNullable(contradiction).orElse(new Contradiction(turn.fact(), cause, standing));
            return;
        }
        if (turn.move() != PartnershipTurn.Move.TERM || standing == PartnershipStanding.EXPIRED) {
            begin(turn.day(), turn.fact());
        }
        switch (turn.move()) {
            case TERM -> limit(turn);
            case ENTER -> standing = PartnershipStanding.IN_FORCE;
            case JOIN -> parties.add(((PartyJoined) turn.fact().event()).city());
            case WITHDRAW -> parties.remove(((PartyWithdrew) turn.fact().event()).city());
            case CONVERT -> convert((PartnershipKindChanged) turn.fact().event(), turn);
            case REST -> {
                standing = PartnershipStanding.DORMANT;
                scope = ((PartnershipPutDormant) turn.fact().event()).scope();
            }
            case RESUME -> {
                standing = PartnershipStanding.IN_FORCE;
                scope = null;
            }
            case TERMINATE -> end(PartnershipStanding.TERMINATED);
            case DECLINE -> end(PartnershipStanding.DECLINED);
        }
    }

    private void limit(PartnershipTurn turn) {
        term(
                turn.fact().event() instanceof TermRenewed renewed
                        ? renewed.until()
                        : ((TermSet) turn.fact().event()).until(),
                turn.day());
        termCause = turn.fact();
        standing = standing == PartnershipStanding.EXPIRED ? PartnershipStanding.IN_FORCE : standing;
    }

    private void convert(PartnershipKindChanged changed, PartnershipTurn turn) {
        kind = changed.to();
        term(changed.termEnd(), turn.day());
        termCause = turn.fact();
        standing = PartnershipStanding.IN_FORCE;
    }

    /** From that day on it lasts until then; null where it is without a limit. */
    private void term(@Nullable Edtf until, Edtf day) {
        if (term != null) {
            var last = terms.removeLast();
            terms.add(new Dated<>(last.value(), last.from(), day));
        }
        if (until != null) {
            terms.add(new Dated<>(until, day, null));
        }
        term = until;
    }

    private void end(PartnershipStanding ended) {
        standing = ended;
        scope = null;
    }

    private void begin(Edtf day, Recorded<PartnershipEvent> fact) {
        close(day);
        from = day;
        cause = fact;
    }

    /** A proposal that was recorded after the fact has no period of its own. */
    private void close(@Nullable Edtf until) {
        var proposedLater = standing == PartnershipStanding.PROPOSED
                && until != null
                && !from.earliest().isBefore(until.earliest());
        if (!proposedLater) {
            passed.add(new Period(kind, standing, scope, parties, new Span(from, until), cause));
        }
    }

    List<Period> periods() {
        return passed;
    }

    @Nullable Contradiction contradiction() {
        return contradiction;
    }

    @Nullable Edtf term() {
        return term;
    }

    List<Dated<Edtf>> terms() {
        return terms;
    }
}
