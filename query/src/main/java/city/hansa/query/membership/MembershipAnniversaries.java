package city.hansa.query.membership;

import city.hansa.api.Subject;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.membership.MembershipView;
import city.hansa.api.membership.MembershipView.Period;
import city.hansa.api.view.AnniversaryItem;
import city.hansa.api.view.AnniversaryItem.Basis;
import city.hansa.api.view.AnniversaryKind;
import city.hansa.query.view.AnniversaryRow;
import city.hansa.query.view.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Years of membership, from the admission or the return from which a city is a member without a gap. */
final class MembershipAnniversaries {

    static List<Row> rows(MembershipView membership) {
        return membership.periods().stream()
                .filter(period -> period.standing().isMember())
                .flatMap(period -> row(membership, period))
                .toList();
    }

    private static Stream<Row> row(MembershipView membership, Period period) {
        var parties = List.<Object>of(membership.city(), membership.network());
        return AnniversaryRow.of(
                AnniversaryKind.MEMBERSHIP,
                period.standing().name(),
                new Span(period.from(), period.until()),
                List.of(membership.city().city().value(), membership.network().network().value()),
                Visibility.PUBLIC,
                new AnniversaryItem(
                        new Subject(Subject.Kind.MEMBERSHIP, membership.id().value()),
                        Objects.requireNonNullElse(period.memberClass(), MembershipRegister.NO_CLASS),
                        Basis.of(period.since()),
                        parties,
                        parties));
    }

    private MembershipAnniversaries() {}
}
