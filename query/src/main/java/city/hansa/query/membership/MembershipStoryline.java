package city.hansa.query.membership;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
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
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.query.timeline.Sentence;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.Strand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a membership's events are told: in the timelines of its city and its network. */
public final class MembershipStoryline implements Storyline<MembershipEvent> {

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.MEMBERSHIP;
    }

    @Override
    public Class<MembershipEvent> protocol() {
        return MembershipEvent.class;
    }

    @Override
    public Strand strand(@Nullable Strand before, Recorded<MembershipEvent> recorded) {
        return recorded.event() instanceof MembershipApplied(var id, var network, var city, _, _)
                ? Strand.of(id.value(), city.value(), network.value())
                : before != null ? before : Strand.of(recorded.event().membershipId().value());
    }

    @Override
    public Sentence sentence(Strand strand, Recorded<MembershipEvent> recorded) {
        var sentence = Sentence.of(recorded)
                .with("city", new CityRef(new CityId(strand.subjects().get(1))))
                .with("network", new NetworkRef(new NetworkId(strand.subjects().get(2))));
        return switch (recorded.event()) {
            case MembershipApplied(_, _, _, var memberClass, _) -> sentence.with("memberClass", memberClass);
            case MemberAdmitted(_, var memberClass, _) -> sentence.with("memberClass", memberClass);
            case CommitmentSigned(_, var name, var decision) ->
                sentence.with("name", name).with("councilDecision", decision);
            case ObligationOpened opened ->
                sentence.with("key", opened.key().value())
                        .with("title", opened.rule().title())
                        .with("dueBy", date(opened.dueBy()));
            case ObligationFulfilled(_, var key, var document, var onTime, var late) ->
                sentence.with("key", key.value())
                        .with("lateByDays", onTime ? null : late)
                        .with("document", document);
            case ObligationExtended(_, _, var key, var newDue, var reason) ->
                sentence.with("key", key.value()).with("newDue", date(newDue)).with("reason", reason);
            case NoticeGiven(_, var key) -> sentence.with("key", key.value());
            case ObligationMissed(_, var key, var dueBy) ->
                sentence.with("key", key.value()).with("dueBy", date(dueBy));
            case MembershipPutOnHold(_, var key) -> sentence.with("key", key.value());
            case MembershipReactivated(_, var reason) -> sentence.with("reason", reason);
            case DuesRecorded(_, var period, var state, _) ->
                sentence.with("period", date(period)).with("state", term(state));
            case MembershipSuspended(_, var cause, var reason) ->
                sentence.with("cause", term(cause)).with("reason", reason);
            case MemberClassChanged(_, var from, var to) -> sentence.with("from", from).with("to", to);
            case OfficeTaken(_, var role, var until) ->
                sentence.with("role", term(role)).with("until", until == null ? null : date(until));
            case WorkingGroupJoined(_, var key) -> sentence.with("key", key.value());
            case MemberWithdrew(_, var reason) -> sentence.with("reason", reason);
            case MemberExpelled(_, var decision) -> sentence.with("decision", decision);
            case MembershipLapsed(_, var reason) -> sentence.with("reason", reason);
            case MemberRejoined(_, var memberClass) -> sentence.with("memberClass", memberClass);
        };
    }

    private static Map<String, String> term(Enum<?> constant) {
        return Map.of("term", constant.name());
    }

    private static Map<String, String> date(Edtf day) {
        return Map.of("edtf", day.text());
    }
}
