package city.hansa.query.membership;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.membership.MembershipView;
import city.hansa.api.membership.MembershipView.Obligation;
import city.hansa.api.view.Dated;
import city.hansa.api.view.DueItem;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.api.view.When;
import city.hansa.query.view.DueRow;
import city.hansa.query.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What members owe their networks: each obligation from its opening until it is fulfilled, while they are members. */
final class MembershipDue {

    static List<Row> rows(MembershipView membership) {
        var memberships = memberships(membership);
        return membership.obligations().stream()
                .flatMap(obligation -> rows(membership, obligation, memberships))
                .toList();
    }

    /** A row for each deadline, before and after the miss and the notice. */
    private static Stream<Row> rows(MembershipView membership, Obligation obligation, List<Span> memberships) {
        var open = new Span(obligation.openedOn(), obligation.fulfilledOn());
        var missed = from(obligation.missedOn());
        var noticed = from(obligation.noticeOn());
        return Dated.periods(Stream.of(obligation.deadlines().stream(), missed.stream(), noticed.stream())
                        .flatMap(changes -> changes))
                .flatMap(period -> memberships.stream()
                        .map(period.and(open)::and)
                        .flatMap(span -> row(membership, obligation, period.from(), span)));
    }

    private static Stream<Row> row(MembershipView membership, Obligation obligation, Edtf begin, Span span) {
        var deadline = obligation.deadlines().stream()
                .filter(one -> one.holdsFrom(begin))
                .findFirst()
                .orElse(obligation.deadlines().getFirst());
        var isMissed = from(obligation.missedOn()).filter(missed -> missed.holdsFrom(begin)).isPresent();
        return DueRow.of(
                DueKind.OBLIGATION,
                isMissed ? DueState.MISSED : DueState.OPEN,
                span,
                deadline.value(),
                List.of(membership.city().city().value(), membership.network().network().value()),
                Visibility.PUBLIC,
                new DueItem(
                        new Subject(Subject.Kind.MEMBERSHIP, membership.id().value()),
                        obligation.key(),
                        Objects.requireNonNullElse(obligation.title(), obligation.code().value()),
                        new DueItem.Rule(obligation.code().value(), DueKind.OBLIGATION.rule()),
                        When.of(deadline.value()),
                        obligation.deadlines().indexOf(deadline),
                        hasNotice(obligation, deadline, begin),
                        List.of(membership.city(), membership.network()),
                        List.of(membership.city())));
    }

    /** A notice was of the day that held then, so one of an earlier day is none. */
    private static boolean hasNotice(Obligation obligation, Dated<Edtf> deadline, Edtf begin) {
        return from(obligation.noticeOn())
                .filter(noticed -> noticed.holdsFrom(begin))
                .filter(noticed -> !noticed.span().from().latest().isBefore(deadline.span().from().earliest()))
                .isPresent();
    }

    private static Optional<Dated<Boolean>> from(@Nullable Edtf day) {
        return Optional.ofNullable(day).map(on -> new Dated<>(true, on, null));
    }

    /** From each admission or return until the city left, whatever its standing between. */
    private static List<Span> memberships(MembershipView membership) {
        var memberships = new ArrayList<Span>();
        var wasMember = false;
        for (var period : membership.periods()) {
            var isMember = period.standing().isMember();
            if (isMember) {
                var from = wasMember ? memberships.removeLast().from() : period.from();
                memberships.add(new Span(from, period.until()));
            }
            wasMember = isMember;
        }
        return memberships;
    }

    private MembershipDue() {}
}
