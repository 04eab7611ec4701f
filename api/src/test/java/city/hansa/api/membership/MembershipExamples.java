package city.hansa.api.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.on;
import static city.hansa.api.network.NetworkExamples.FIRST_RULES;
import static city.hansa.api.network.NetworkExamples.MONITORING;
import static city.hansa.api.network.NetworkExamples.PLAN;

import city.hansa.api.MembershipId;
import city.hansa.api.membership.MembershipCommand.ApplyForMembership;
import city.hansa.api.membership.MembershipEvent.CommitmentSigned;
import city.hansa.api.membership.MembershipEvent.DuesRecorded;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
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
import city.hansa.api.value.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hamburg among the Harbour Cities: a member since 2009, with an action plan to submit by 2011. */
public final class MembershipExamples {

    public static final MembershipId MEMBERSHIP = MembershipId.of(HARBOUR_CITIES, HAMBURG);
    public static final Key PLAN_1 = new Key("plan-1");
    public static final Key MONITORING_1 = new Key("monitoring-1");
    public static final Key MONITORING_2 = new Key("monitoring-2");
    public static final String COMMITMENT = "Clean Harbours 2020";

    public static ApplyForMembership applyAs(@Nullable String memberClass) {
        return new ApplyForMembership(MEMBERSHIP, HARBOUR_CITIES, HAMBURG, memberClass);
    }

    public static MembershipApplied applied(EligibilityWarning... warnings) {
        return new MembershipApplied(MEMBERSHIP, HARBOUR_CITIES, HAMBURG, "FULL", List.of(warnings));
    }

    public static MemberAdmitted admitted() {
        return new MemberAdmitted(MEMBERSHIP, "FULL", FIRST_RULES);
    }

    public static CommitmentSigned signed() {
        return new CommitmentSigned(MEMBERSHIP, COMMITMENT, null);
    }

    public static ObligationOpened planDue(String edtf) {
        return new ObligationOpened(MEMBERSHIP, HARBOUR_CITIES, PLAN_1, PLAN, on(edtf), FIRST_RULES, null);
    }

    public static ObligationOpened monitoringDue(String edtf) {
        return new ObligationOpened(MEMBERSHIP, HARBOUR_CITIES, MONITORING_1, MONITORING, on(edtf), FIRST_RULES, null);
    }

    public static ObligationOpened monitoringDueAgain(String edtf) {
        return new ObligationOpened(
                MEMBERSHIP, HARBOUR_CITIES, MONITORING_2, MONITORING, on(edtf), FIRST_RULES, MONITORING_1);
    }

    public static ObligationFulfilled fulfilled(Key key, int lateByDays) {
        return new ObligationFulfilled(MEMBERSHIP, key, null, lateByDays == 0, lateByDays);
    }

    public static ObligationExtended planExtendedTo(String edtf) {
        return new ObligationExtended(MEMBERSHIP, HARBOUR_CITIES, PLAN_1, on(edtf), "elections");
    }

    public static NoticeGiven warned() {
        return new NoticeGiven(MEMBERSHIP, PLAN_1);
    }

    public static ObligationMissed missed(Key key, String dueBy) {
        return new ObligationMissed(MEMBERSHIP, key, on(dueBy));
    }

    public static MembershipPutOnHold onHold() {
        return new MembershipPutOnHold(MEMBERSHIP, PLAN_1);
    }

    public static MembershipReactivated reactivated() {
        return new MembershipReactivated(MEMBERSHIP, null);
    }

    public static DuesRecorded dues(String period, DuesState state) {
        return new DuesRecorded(MEMBERSHIP, on(period), state, null);
    }

    public static MembershipSuspended suspended(SuspensionCause cause, String reason) {
        return new MembershipSuspended(MEMBERSHIP, cause, reason);
    }

    public static OfficeTaken chairUntil(@Nullable String edtf) {
        return new OfficeTaken(MEMBERSHIP, Office.FORUM_CHAIR, edtf == null ? null : on(edtf));
    }

    public static MemberWithdrew withdrew() {
        return new MemberWithdrew(MEMBERSHIP, "budget");
    }

    public static MemberExpelled expelled() {
        return new MemberExpelled(MEMBERSHIP, "assembly, item 7");
    }

    public static MembershipLapsed lapsed() {
        return new MembershipLapsed(MEMBERSHIP, "not renewed");
    }

    public static MemberRejoined rejoined() {
        return new MemberRejoined(MEMBERSHIP, "FULL");
    }

    private MembershipExamples() {}
}
