package city.hansa.api.membership;

import city.hansa.api.CityId;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.Stored;
import city.hansa.api.date.Edtf;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.network.MemberClass;
import city.hansa.api.network.ObligationRule;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a membership. Stored for ever: add a record, never change one.
 *
 * <p>What the commands check is checked here too, since a correction makes an event anew.
 */
public sealed interface MembershipEvent {

    MembershipId membershipId();

    @Stored("membership.applied")
    record MembershipApplied(
            MembershipId membershipId,
            NetworkId network,
            CityId city,
            @Nullable String memberClass,
            List<EligibilityWarning> warnings)
            implements MembershipEvent {

        public MembershipApplied {
            warnings = List.copyOf(warnings);
            MemberClass.checkCode(memberClass);
        }
    }

    /** {@code ruleVersion} is null where the network had no rules on that day. */
    @Stored("membership.admitted")
    record MemberAdmitted(MembershipId membershipId, @Nullable String memberClass, @Nullable Key ruleVersion)
            implements MembershipEvent {

        public MemberAdmitted {
            MemberClass.checkCode(memberClass);
        }
    }

    @Stored("membership.commitment-signed")
    record CommitmentSigned(MembershipId membershipId, String name, @Nullable String councilDecision)
            implements MembershipEvent {}

    /**
     * An obligation with the rule under which it was opened, which stays its rule whatever is published later.
     *
     * @param after the obligation that this one follows, where it repeats
     */
    @Stored("membership.obligation-opened")
    record ObligationOpened(
            MembershipId membershipId,
            NetworkId network,
            Key key,
            ObligationRule rule,
            Edtf dueBy,
            Key ruleVersion,
            @Nullable Key after)
            implements MembershipEvent {}

    /** {@code lateByDays} is the least number of days that the dates allow, 0 where it was in time. */
    @Stored("membership.obligation-fulfilled")
    record ObligationFulfilled(
            MembershipId membershipId, Key key, @Nullable String document, boolean onTime, int lateByDays)
            implements MembershipEvent {}

    @Stored("membership.obligation-extended")
    record ObligationExtended(MembershipId membershipId, NetworkId network, Key key, Edtf newDue, @Narrative String reason)
            implements MembershipEvent {}

    @Stored("membership.notice-given")
    record NoticeGiven(MembershipId membershipId, Key key) implements MembershipEvent {}

    @Stored("membership.obligation-missed")
    record ObligationMissed(MembershipId membershipId, Key key, Edtf dueBy) implements MembershipEvent {}

    @Stored("membership.put-on-hold")
    record MembershipPutOnHold(MembershipId membershipId, Key obligation) implements MembershipEvent {}

    @Stored("membership.reactivated")
    record MembershipReactivated(MembershipId membershipId, @Narrative @Nullable String reason) implements MembershipEvent {}

    @Stored("membership.dues-recorded")
    record DuesRecorded(MembershipId membershipId, Edtf period, DuesState state, @Nullable Money amount)
            implements MembershipEvent {}

    @Stored("membership.suspended")
    record MembershipSuspended(MembershipId membershipId, SuspensionCause cause, @Narrative String reason)
            implements MembershipEvent {}

    @Stored("membership.class-changed")
    record MemberClassChanged(MembershipId membershipId, @Nullable String from, String to)
            implements MembershipEvent {

        public MemberClassChanged {
            MemberClass.checkCode(from);
            MemberClass.checkCode(to);
        }
    }

    @Stored("membership.office-taken")
    record OfficeTaken(MembershipId membershipId, Office role, @Nullable Edtf until) implements MembershipEvent {}

    @Stored("membership.working-group-joined")
    record WorkingGroupJoined(MembershipId membershipId, Key key) implements MembershipEvent {}

    @Stored("membership.withdrew")
    record MemberWithdrew(MembershipId membershipId, @Narrative String reason) implements MembershipEvent {}

    @Stored("membership.expelled")
    record MemberExpelled(MembershipId membershipId, @Narrative String decision) implements MembershipEvent {}

    @Stored("membership.lapsed")
    record MembershipLapsed(MembershipId membershipId, @Narrative String reason) implements MembershipEvent {}

    @Stored("membership.rejoined")
    record MemberRejoined(MembershipId membershipId, @Nullable String memberClass) implements MembershipEvent {

        public MemberRejoined {
            MemberClass.checkCode(memberClass);
        }
    }
}
