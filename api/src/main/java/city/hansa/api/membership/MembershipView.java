package city.hansa.api.membership;

import city.hansa.api.MembershipId;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.NetworkRef;
import city.hansa.api.view.Since;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of a membership.
 *
 * @param ruleVersion of the rules by which the city was admitted
 * @param changes what changed its standing or its class, and why, in the order of valid time
 * @param periods what held when, as it follows from the changes: a gap between two memberships stays a period
 */
public record MembershipView(
        MembershipId id,
        CityRef city,
        NetworkRef network,
        List<EligibilityWarning> warnings,
        @Nullable Key ruleVersion,
        List<Change> changes,
        List<Period> periods,
        List<Commitment> commitments,
        List<Obligation> obligations,
        List<Dues> dues,
        List<Held> offices,
        List<Joined> groups) {

    /** @param memberClass null where it stays as it was */
    public record Change(MembershipStep step, @Nullable String memberClass, @Nullable String reason, Edtf on)
            implements MembershipOrder.Placed {}

    /**
     * @param since from which the city has been a member without a gap; from its application, where it is none yet
     * @param until the first day on which it holds no longer, null while it does
     */
    public record Period(
            MembershipStanding standing,
            @Nullable String memberClass,
            Edtf from,
            @Nullable Edtf until,
            Since since) {}

    public record Commitment(String name, @Nullable String councilDecision, Edtf on) {}

    public enum ObligationState {
        OPEN,
        MISSED,
        FULFILLED
    }

    /**
     * A miss stays visible after it was made good: {@code missedOn} is kept.
     *
     * @param openedOn the day from which it is to be done
     * @param deadlines by when it was to be done, and from when on that held: an extension leaves those before it
     */
    public record Obligation(
            Key key,
            Key code,
            @Nullable String title,
            Edtf openedOn,
            Edtf dueBy,
            List<Dated<Edtf>> deadlines,
            ObligationState state,
            int extensions,
            @Nullable Edtf noticeOn,
            @Nullable Edtf missedOn,
            @Nullable Edtf fulfilledOn,
            int lateByDays,
            @Nullable String document) {

        public static Obligation opened(Key key, Key code, @Nullable String title, Edtf dueBy, Edtf on) {
            return new Obligation(key, code, title, on, dueBy, List.of(new Dated<>(dueBy, on, null)),
                    ObligationState.OPEN, 0, null, null, null, 0, null);
        }

        public Obligation extended(Edtf newDue, Edtf on) {
            return new Obligation(key, code, title, openedOn, newDue, Dated.change(deadlines, newDue, on), state,
                    extensions + 1, noticeOn, missedOn, fulfilledOn, lateByDays, document);
        }

        public Obligation noticed(Edtf on) {
            return new Obligation(key, code, title, openedOn, dueBy, deadlines, state, extensions, on, missedOn,
                    fulfilledOn, lateByDays, document);
        }

        public Obligation missed(Edtf on) {
            return new Obligation(key, code, title, openedOn, dueBy, deadlines, ObligationState.MISSED, extensions,
                    noticeOn, on, fulfilledOn, lateByDays, document);
        }

        /** Late by as many days as lie between certainly, by what is known today of both. */
        public Obligation fulfilled(Edtf on, @Nullable String with) {
            var late = (int) Math.max(0, ChronoUnit.DAYS.between(dueBy.latest(), on.earliest()));
            return new Obligation(key, code, title, openedOn, dueBy, deadlines, ObligationState.FULFILLED, extensions,
                    noticeOn, missedOn, on, late, with);
        }
    }

    public record Dues(Edtf period, DuesState state, @Nullable Money amount, Edtf on) {

        private boolean isBefore(Dues other) {
            return on.compareTo(other.on) < 0;
        }
    }

    public record Held(Office role, Edtf from, @Nullable Edtf until) {}

    public record Joined(Key group, Edtf on) {}

    /** How a membership stands in a list. */
    public record Item(List<Object> parties, @Nullable String memberClass, Since since) {}

    public static MembershipView applied(
            MembershipId id, CityRef city, NetworkRef network, List<EligibilityWarning> warnings) {
        return new MembershipView(id, city, network, warnings, null, List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of());
    }

    /** A change stands where the decision about it found its place, as its day may be vague. */
    public MembershipView changed(Change change) {
        var course = new ArrayList<>(changes);
        var order = new MembershipOrder(changes);
        course.add(order.placeOnRecord(change.step(), change.on()).orElse(order.last(change.on())), change);
        return new MembershipView(id, city, network, warnings, ruleVersion, List.copyOf(course), periods(course),
                commitments, obligations, dues, offices, groups);
    }

    public MembershipView by(@Nullable Key rules) {
        return new MembershipView(id, city, network, warnings, rules, changes, periods, commitments, obligations, dues,
                offices, groups);
    }

    public MembershipView with(Commitment commitment) {
        return new MembershipView(id, city, network, warnings, ruleVersion, changes, periods,
                and(commitments, commitment), obligations, dues, offices, groups);
    }

    public MembershipView with(Obligation obligation) {
        return obligations(and(obligations, obligation));
    }

    public MembershipView obligation(Key key, UnaryOperator<Obligation> change) {
        return obligations(obligations.stream()
                .map(obligation -> obligation.key().equals(key) ? change.apply(obligation) : obligation)
                .toList());
    }

    /** What is told of a period's dues replaces what was told of them before, unless that is of a later day. */
    public MembershipView with(Dues told) {
        if (dues.stream().anyMatch(other -> other.period().equals(told.period()) && told.isBefore(other))) {
            return this;
        }
        var others = dues.stream().filter(other -> !other.period().equals(told.period())).toList();
        return new MembershipView(id, city, network, warnings, ruleVersion, changes, periods, commitments, obligations,
                and(others, told), offices, groups);
    }

    public MembershipView with(Held office) {
        return new MembershipView(id, city, network, warnings, ruleVersion, changes, periods, commitments, obligations,
                dues, and(offices, office), groups);
    }

    public MembershipView with(Joined group) {
        return new MembershipView(id, city, network, warnings, ruleVersion, changes, periods, commitments, obligations,
                dues, offices, and(groups, group));
    }

    private MembershipView obligations(List<Obligation> other) {
        return new MembershipView(id, city, network, warnings, ruleVersion, changes, periods, commitments, other, dues,
                offices, groups);
    }

    private static List<Period> periods(List<Change> course) {
        var periods = new ArrayList<Period>();
        for (var place = 0; place < course.size(); place++) {
            var change = course.get(place);
            var on = within(course, place);
            var before = periods.isEmpty() ? null : periods.removeLast();
            // A period of no day at all is left out; one of some days in a year stays, though it ended in that year.
            if (before != null && !new Span(before.from(), on).possible().isEmpty()) {
                periods.add(new Period(
                        before.standing(), before.memberClass(), before.from(), on, before.since()));
            }
            periods.add(next(before, change, on));
        }
        return List.copyOf(periods);
    }

    /** Those of the change's days that lie between the standings before it and those after it. */
    private static Edtf within(List<Change> course, int place) {
        var change = course.get(place);
        if (!change.step().changesStanding()) {
            return change.on();
        }
        var from = standings(course.subList(0, place))
                .map(Edtf::earliest)
                .max(Comparator.naturalOrder())
                .orElse(Edtf.BEGINNING);
        var to = standings(course.subList(place + 1, course.size()))
                .map(Edtf::latest)
                .min(Comparator.naturalOrder())
                .orElse(Edtf.FOREVER);
        return change.on().within(from, to);
    }

    private static Stream<Edtf> standings(List<Change> course) {
        return course.stream().filter(change -> change.step().changesStanding()).map(Change::on);
    }

    private static Period next(@Nullable Period before, Change change, Edtf on) {
        var reached = change.step().from(before == null ? null : before.standing());
        var standing = reached == null ? MembershipStanding.APPLIED : reached;
        var memberClass = change.memberClass() != null
                ? change.memberClass()
                : before == null ? null : before.memberClass();
        return new Period(standing, memberClass, on, null, since(before, standing, change.on()));
    }

    private static Since since(@Nullable Period before, MembershipStanding standing, Edtf on) {
        if (before == null || (before.standing().hasEnded() && standing == MembershipStanding.APPLIED)) {
            return Since.by(standing.isMember() ? "ADMISSION" : "APPLICATION", on);
        }
        if (!standing.isMember() || before.standing().isMember()) {
            return before.since();
        }
        return Since.by(before.standing().hasEnded() ? "REJOINING" : "ADMISSION", on);
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }
}
