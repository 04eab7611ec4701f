package city.hansa.command.membership;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.DuesState;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.CommitmentSigned;
import city.hansa.api.membership.MembershipEvent.DuesRecorded;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberClassChanged;
import city.hansa.api.membership.MembershipEvent.MemberExpelled;
import city.hansa.api.membership.MembershipEvent.MemberRejoined;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.api.membership.MembershipEvent.MembershipApplied;
import city.hansa.api.membership.MembershipEvent.MembershipLapsed;
import city.hansa.api.membership.MembershipEvent.MembershipPutOnHold;
import city.hansa.api.membership.MembershipEvent.MembershipReactivated;
import city.hansa.api.membership.MembershipEvent.MembershipSuspended;
import city.hansa.api.membership.MembershipEvent.NoticeGiven;
import city.hansa.api.membership.MembershipEvent.ObligationExtended;
import city.hansa.api.membership.MembershipEvent.ObligationFulfilled;
import city.hansa.api.membership.MembershipEvent.ObligationMissed;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.membership.MembershipEvent.OfficeTaken;
import city.hansa.api.membership.MembershipEvent.WorkingGroupJoined;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.membership.MembershipStep;
import city.hansa.api.membership.SuspensionCause;
import city.hansa.api.value.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A membership's life so far, as decisions need it: its corrected events folded in the order in which they were recorded. */
final class MembershipLife {

    private record Said(MembershipEvent event, Edtf day) {}

    private final MembershipCourse course = new MembershipCourse();
    private final Map<Key, Obligation> obligations = new LinkedHashMap<>();
    private final TreeMap<Edtf, List<Recorded<DuesRecorded>>> dues = new TreeMap<>();
    private final Set<Said> said = new HashSet<>();
    private @Nullable MembershipApplied applied;
    private @Nullable Recorded<?> orphan;

    static MembershipLife of(List<Recorded<MembershipEvent>> history) {
        var life = new MembershipLife();
        history.forEach(life::add);
        return life;
    }

    void add(Recorded<MembershipEvent> fact) {
        said.add(new Said(fact.event(), fact.effective()));
        switch (fact.event()) {
            case MembershipApplied application -> {
                applied = application;
                course.add(MembershipStep.APPLY, fact);
            }
            case MemberAdmitted _ -> course.add(MembershipStep.ADMIT, fact);
            case CommitmentSigned _ -> course.add(MembershipStep.COMMIT, fact);
            case ObligationOpened opened -> open(fact, opened);
            case ObligationFulfilled(_, var key, _, _, _) -> {
                change(key, fact, obligation -> obligation.kept(fact.effective()));
                course.add(MembershipStep.COMMIT, fact);
            }
            case ObligationExtended(_, _, var key, var newDue, _) -> {
                change(key, fact, obligation -> obligation.extended(newDue, fact));
                course.add(MembershipStep.COMMIT, fact);
            }
            case NoticeGiven(_, var key) -> {
                change(key, fact, obligation -> obligation.noticed(fact.effective()));
                course.add(MembershipStep.COMMIT, fact);
            }
            case ObligationMissed(_, var key, _) -> {
                change(key, fact, obligation -> obligation.missedBy(fact));
                course.add(MembershipStep.COMMIT, fact);
            }
            case MembershipPutOnHold(_, var key) -> {
                change(key, fact, obligation -> obligation.holding(fact.eventId()));
                course.add(MembershipStep.PUT_ON_HOLD, fact);
            }
            case MembershipReactivated _ -> course.add(MembershipStep.REACTIVATE, fact);
            case DuesRecorded recorded -> {
                dues.computeIfAbsent(recorded.period(), _ -> new ArrayList<>())
                        .add(fact.with(recorded, fact.envelope()));
                course.add(MembershipStep.BELONG, fact);
            }
            case MembershipSuspended _ -> course.add(MembershipStep.SUSPEND, fact);
            case MemberClassChanged _ -> course.add(MembershipStep.CHANGE_CLASS, fact);
            case OfficeTaken _, WorkingGroupJoined _ -> course.add(MembershipStep.TAKE_PART, fact);
            case MemberWithdrew _ -> course.add(MembershipStep.WITHDRAW, fact);
            case MemberExpelled _ -> course.add(MembershipStep.EXPEL, fact);
            case MembershipLapsed _ -> course.add(MembershipStep.LAPSE, fact);
            case MemberRejoined _ -> course.add(MembershipStep.REJOIN, fact);
        }
    }

    private void open(Recorded<?> fact, ObligationOpened opened) {
        obligations.put(opened.key(), Obligation.of(fact.with(opened, fact.envelope())));
        if (opened.after() != null) {
            change(opened.after(), fact, Obligation::succeeded);
        }
    }

    private void change(Key key, Recorded<?> fact, UnaryOperator<Obligation> change) {
        if (obligations.computeIfPresent(key, (_, obligation) -> change.apply(obligation)) == null && orphan == null) {
            orphan = fact;
        }
    }

    Optional<Recorded<?>> conflict(MembershipStep step, Edtf day) {
        return course.conflict(step, day);
    }

    Optional<Recorded<?>> conflict() {
        return Optional.<Recorded<?>>ofNullable(orphan).or(course::conflict);
    }

    /** Where it stands at the end of all that is on record; null where nobody has applied. */
    @Nullable MembershipStanding standing() {
        return course.standing();
    }

    @Nullable MembershipStanding standingOn(Edtf day) {
        return course.standingOn(day);
    }

    /** Whether the city has been a member once; an application that came to nothing does not make it a former one. */
    boolean wasAdmitted() {
        return course.wasAdmitted();
    }

    NetworkId network() {
        return application().network();
    }

    CityId city() {
        return application().city();
    }

    MembershipApplied application() {
        if (applied == null) {
            throw new IllegalStateException("a membership begins with an application");
        }
        return applied;
    }

    @Nullable String classOn(Edtf day) {
        for (var event : course.until(day).reversed()) {
            var memberClass = classIn(event);
            if (memberClass != null) {
                return memberClass;
            }
        }
        return application().memberClass();
    }

    private static @Nullable String classIn(MembershipEvent event) {
        return switch (event) {
            case MembershipApplied application -> application.memberClass();
            case MemberAdmitted admitted -> admitted.memberClass();
            case MemberClassChanged changed -> changed.to();
            case MemberRejoined rejoined -> rejoined.memberClass();
            case CommitmentSigned _, ObligationOpened _, ObligationFulfilled _, ObligationExtended _, NoticeGiven _,
                    ObligationMissed _, MembershipPutOnHold _, MembershipReactivated _, DuesRecorded _,
                    MembershipSuspended _, OfficeTaken _, WorkingGroupJoined _, MemberWithdrew _, MemberExpelled _,
                    MembershipLapsed _ -> null;
        };
    }

    /** Every one there ever was. */
    Collection<Obligation> obligations() {
        return obligations.values();
    }

    /** Those of the period in which that day lies: they end with it. */
    Stream<Obligation> obligations(Edtf day) {
        return obligations.values().stream().filter(obligation -> {
            var opening = obligation.opening();
            return course.isInPeriodOf(day, opening.effective(), opening.sequence());
        });
    }

    Optional<Obligation> obligation(Key key, Edtf day) {
        return obligations(day)
                .filter(obligation -> obligation.opened().key().equals(key))
                .findFirst();
    }

    /** Whether something that was missed, and holds the membership up on that day, has not been made good yet. */
    boolean isHeldUp(Edtf day) {
        return obligations(day).anyMatch(obligation -> obligation.holdsUp(day));
    }

    boolean hasSigned(String commitment, Edtf day) {
        return course.inPeriodOf(day).stream()
                .anyMatch(event -> event instanceof CommitmentSigned signed && signed.name().equals(commitment));
    }

    /** Whether the very same is on record for the very same day. */
    boolean says(MembershipEvent event, Edtf day) {
        return said.contains(new Said(event, day));
    }

    boolean isInGroup(Key group, Edtf day) {
        return course.inPeriodOf(day).stream()
                .anyMatch(event -> event instanceof WorkingGroupJoined joined && joined.key().equals(group));
    }

    /** What was told of that period's dues of that day, or else of the last day before it. */
    @Nullable DuesRecorded dues(Edtf period, Edtf day) {
        return told(dues.getOrDefault(period, List.of()), day).map(Recorded::event).orElse(null);
    }

    private static Optional<Recorded<DuesRecorded>> told(List<Recorded<DuesRecorded>> dues, Edtf day) {
        return dues.stream()
                .filter(told -> !told.effective().earliest().isAfter(day.latest()))
                .max(Comparator.<Recorded<?>, Edtf>comparing(Recorded::effective)
                        .thenComparingLong(Recorded::sequence));
    }

    /** The first time whose dues are in arrears, of the period in which that day lies; null where none are. */
    @Nullable Edtf arrears(Edtf day) {
        return dues.values().stream()
                .flatMap(told -> told(told, day).stream())
                .filter(told -> told.event().state() == DuesState.ARREARS)
                .filter(told -> course.isInPeriodOf(day, told.event().period(), told.sequence()))
                .map(told -> told.event().period())
                .findFirst()
                .orElse(null);
    }

    /** Empty where it is not suspended on that day. */
    Set<SuspensionCause> suspendedFor(Edtf day) {
        return course.suspendedFor(day);
    }
}
