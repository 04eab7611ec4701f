package city.hansa.query.membership;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipView;
import city.hansa.api.membership.MembershipView.Commitment;
import city.hansa.api.membership.MembershipView.Period;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The register of memberships, listed by class under both the city and the network. Each period of standing is a row,
 * so that a hold and a gap stay where they were.
 */
public final class MembershipRegister implements View<MembershipEvent, MembershipView> {

    /** The kind of a membership in a network without classes. */
    static final String NO_CLASS = "MEMBER";

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.MEMBERSHIP;
    }

    @Override
    public Class<MembershipEvent> protocol() {
        return MembershipEvent.class;
    }

    @Override
    public Class<MembershipView> document() {
        return MembershipView.class;
    }

    @Override
    public MembershipView fold(@Nullable MembershipView before, Recorded<MembershipEvent> event) {
        return MembershipFold.fold(before, event);
    }

    @Override
    public List<Row> rows(MembershipView membership) {
        return membership.periods().stream().map(period -> row(membership, period)).toList();
    }

    @Override
    public List<Row> agenda(Agenda agenda, MembershipView membership) {
        return switch (agenda) {
            case DUE -> MembershipDue.rows(membership);
            case ANNIVERSARY -> MembershipAnniversaries.rows(membership);
            case BOARD -> List.of();
        };
    }

    private static Row row(MembershipView membership, Period period) {
        var memberClass = period.memberClass();
        return new Row(
                memberClass == null ? NO_CLASS : memberClass,
                period.standing().name(),
                !period.standing().hasEnded(),
                new Span(period.from(), period.until()),
                period.since().edtf(),
                List.of(),
                membership.commitments().stream().map(Commitment::name).collect(Collectors.joining(", ")),
                List.of(membership.city().city().value(), membership.network().network().value()),
                Visibility.PUBLIC,
                new MembershipView.Item(
                        List.of(membership.city(), membership.network()), memberClass, period.since()));
    }
}
