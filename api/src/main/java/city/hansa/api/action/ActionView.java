package city.hansa.api.action;

import city.hansa.api.ActionId;
import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Key;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.api.value.Theme;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.api.view.Since;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of an action. The course is in the order of time, demands keep each step with its day; legs
 * are in the order of the journey, and every other list is as told.
 */
public record ActionView(
        ActionId id,
        ActionKind kind,
        String title,
        Visibility visibility,
        Plan plan,
        Course course,
        List<Attending> participants,
        List<Leg> legs,
        List<Commitment> commitments,
        List<Outcome> outcomes,
        @Nullable NoOutcome noOutcome,
        List<Attendance> attendance,
        List<Evaluation> evaluations,
        List<Demand> demands,
        List<Signature> signatures,
        List<Support> supports,
        List<Reported> figures,
        List<Subject> links) {

    /** What was planned; {@code network} planned it, where no city did. */
    public record Plan(
            List<CityRef> cities,
            @Nullable NetworkRef network,
            List<Theme> themes,
            List<String> topics,
            @Nullable String text,
            @Nullable String venue,
            boolean online,
            boolean series) {}

    public record Attending(
            Key key,
            Participant participant,
            @Nullable ParticipantRole role,
            Edtf invited,
            @Nullable Edtf confirmed) {

        Attending confirmed(Edtf on) {
            return new Attending(key, participant, role, invited, on);
        }
    }

    public record Leg(Key key, Place place, Edtf on, @Nullable String programme) {}

    public record Commitment(
            Key key,
            CommitmentOwner owner,
            String text,
            @Nullable Edtf due,
            Edtf declared,
            @Nullable Edtf fulfilled) {

        Commitment fulfilled(Edtf on) {
            return new Commitment(key, owner, text, due, declared, on);
        }
    }

    public record Outcome(Key key, String text, @Nullable OutcomeKind kind, Edtf on) {}

    public record NoOutcome(String reason, Edtf on) {}

    public record Attendance(
            long participants,
            @Nullable Long invitedInternational,
            boolean signedOnly,
            Edtf on,
            @Nullable Source source) {}

    public record Evaluation(String text, Edtf on) {}

    public enum DemandStanding {
        RAISED,
        TAKEN_UP,
        REJECTED,
        MET;

        private int rank() {
            return switch (this) {
                case RAISED -> 0;
                case TAKEN_UP, REJECTED -> 1;
                case MET -> 2;
            };
        }
    }

    /** What became of a demand on a day, and who says so. */
    public record DemandStep(
            DemandStanding standing, Edtf on, @Nullable String note, @Nullable Source source) {}

    /** A demand as its latest step leaves it; its steps are in the order of their days. */
    public record Demand(
            Key key,
            String text,
            @Nullable Organisation addressee,
            DemandStanding standing,
            List<DemandStep> steps) {

        private static final Comparator<DemandStep> IN_TIME =
                Comparator.comparingInt((DemandStep step) -> step.standing().rank()).thenComparing(DemandStep::on);

        Demand and(DemandStep step) {
            var inTime = ActionView.and(steps, step).stream().sorted(IN_TIME).toList();
            return new Demand(key, text, addressee, inTime.getLast().standing(), inTime);
        }
    }

    public record Signature(CityId city, Edtf on) {}

    public record Support(Organisation organisation, SupportRole role, @Nullable String programme, Edtf from) {}

    /** A figure as somebody stated it, with the day of which it is true. */
    public record Reported(
            FigureKind kind,
            long value,
            Qualifier qualifier,
            @Nullable String scope,
            Edtf asOf,
            @Nullable Source source) {}

    /** How an action stands in a list. */
    public record Item(
            List<CityRef> parties,
            List<Theme> themes,
            Since since,
            String title,
            Edtf scheduled,
            @Nullable String venue,
            boolean online) {}

    public static ActionView planned(
            ActionId id, ActionKind kind, String title, Visibility visibility, Plan plan, Milestone planned) {
        return new ActionView(id, kind, title, visibility, plan, Course.of(planned), List.of(), List.of(), List.of(),
                List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public ActionView seenBy(Visibility readers) {
        return new ActionView(id, kind, title, readers, plan, course, participants, legs, commitments, outcomes,
                noOutcome, attendance, evaluations, demands, signatures, supports, figures, links);
    }

    public ActionView passed(Milestone milestone) {
        return new ActionView(id, kind, title, visibility, plan, course.and(milestone), participants, legs,
                commitments, outcomes, noOutcome, attendance, evaluations, demands, signatures, supports,
                figures, links);
    }

    public ActionView with(Attending participant) {
        return new ActionView(id, kind, title, visibility, plan, course, and(participants, participant), legs,
                commitments, outcomes, noOutcome, attendance, evaluations, demands, signatures, supports,
                figures, links);
    }

    public ActionView with(Commitment commitment) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs,
                and(commitments, commitment), outcomes, noOutcome, attendance, evaluations, demands, signatures,
                supports, figures, links);
    }

    public ActionView with(Outcome outcome) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                and(outcomes, outcome), noOutcome, attendance, evaluations, demands, signatures, supports,
                figures, links);
    }

    public ActionView with(Attendance attended) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, and(attendance, attended), evaluations, demands, signatures, supports,
                figures, links);
    }

    public ActionView with(Evaluation evaluation) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, and(evaluations, evaluation), demands, signatures, supports,
                figures, links);
    }

    public ActionView with(Demand demand) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, evaluations, and(demands, demand), signatures, supports,
                figures, links);
    }

    public ActionView with(Signature signature) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, evaluations, demands, and(signatures, signature), supports,
                figures, links);
    }

    public ActionView with(Support support) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, evaluations, demands, signatures, and(supports, support),
                figures, links);
    }

    public ActionView with(Reported figure) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, evaluations, demands, signatures, supports,
                and(figures, figure), links);
    }

    public ActionView with(Leg leg) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, byDay(and(legs, leg)),
                commitments, outcomes, noOutcome, attendance, evaluations, demands, signatures, supports,
                figures, links);
    }

    public ActionView with(NoOutcome none) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, none, attendance, evaluations, demands, signatures, supports, figures, links);
    }

    public ActionView linkedTo(Subject to) {
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, evaluations, demands, signatures, supports, figures,
                and(links, to));
    }

    public ActionView confirmed(Key key, Edtf on) {
        var changed = map(participants, one -> one.key().equals(key) ? one.confirmed(on) : one);
        return new ActionView(id, kind, title, visibility, plan, course, changed, legs, commitments, outcomes,
                noOutcome, attendance, evaluations, demands, signatures, supports, figures, links);
    }

    public ActionView fulfilled(Key key, Edtf on) {
        var changed = map(commitments, one -> one.key().equals(key) ? one.fulfilled(on) : one);
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, changed, outcomes,
                noOutcome, attendance, evaluations, demands, signatures, supports, figures, links);
    }

    public ActionView followed(Key key, DemandStep step) {
        var changed = map(demands, one -> one.key().equals(key) ? one.and(step) : one);
        return new ActionView(id, kind, title, visibility, plan, course, participants, legs, commitments,
                outcomes, noOutcome, attendance, evaluations, changed, signatures, supports, figures, links);
    }

    private static List<Leg> byDay(List<Leg> legs) {
        return legs.stream().sorted(Comparator.comparing(Leg::on)).toList();
    }

    private static <T> List<T> map(List<T> before, UnaryOperator<T> change) {
        return before.stream().map(change).toList();
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }
}
