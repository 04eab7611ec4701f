package city.hansa.query.action;

import city.hansa.api.Subject;
import city.hansa.api.action.ActionStanding;
import city.hansa.api.action.ActionView;
import city.hansa.api.action.ActionView.Attending;
import city.hansa.api.action.ActionView.Commitment;
import city.hansa.api.action.Participant;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.DueItem;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.api.view.When;
import city.hansa.query.view.DueRow;
import city.hansa.query.view.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Actions that lie ahead until they begin or are cancelled, and what was promised with them until it is fulfilled. */
final class ActionDue {

    private static final Set<ActionStanding> AHEAD =
            EnumSet.of(ActionStanding.PLANNED, ActionStanding.AGREED, ActionStanding.POSTPONED);

    /** A standing with the course of days for which the action was scheduled while it stood so. */
    private record Ahead(Dated<ActionStanding> standing, Dated<Edtf> schedule) {

        Span span() {
            return standing.span().and(schedule.span());
        }

        /** What was put off has no day until it is given one. */
        @Nullable Edtf scheduled() {
            var wasPutOff = standing.value() == ActionStanding.POSTPONED
                    && schedule.span().from().compareTo(standing.span().from()) < 0;
            return wasPutOff ? null : schedule.value();
        }
    }

    static List<Row> rows(ActionView action) {
        return Stream.concat(ahead(action), promised(action)).toList();
    }

    private static Stream<Row> ahead(ActionView action) {
        return action.course().standings().stream()
                .filter(standing -> AHEAD.contains(standing.value()))
                .flatMap(standing -> action.course().schedule().stream().map(day -> new Ahead(standing, day)))
                .flatMap(ahead -> row(action, ahead));
    }

    private static Stream<Row> row(ActionView action, Ahead ahead) {
        var span = ahead.span();
        var scheduled = ahead.scheduled();
        var due = scheduled == null ? null : first(scheduled);
        var cities = ActionRegister.cities(action, span.from());
        return DueRow.of(
                DueKind.ACTION,
                DueState.valueOf(ahead.standing().value().name()),
                span,
                due,
                ActionRegister.parties(action, cities),
                action.visibility(),
                item(action, null, action.title(), DueKind.ACTION, due, cities, parties(action, cities)));
    }

    /** What takes several days is due on the first of them. */
    private static Edtf first(Edtf scheduled) {
        return Stream.of(Optional.ofNullable(scheduled.start()), Optional.ofNullable(scheduled.end()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(scheduled);
    }

    private static Stream<Row> promised(ActionView action) {
        var standing = action.course().standings().stream()
                .filter(one -> one.value() != ActionStanding.CANCELLED)
                .map(Dated::span)
                .toList();
        var lasts = new Span(standing.getFirst().from(), standing.getLast().until());
        return action.commitments().stream().flatMap(commitment -> row(action, commitment, lasts));
    }

    /** Promised on a day before the action was planned, it is due from then on all the same. */
    private static Stream<Row> row(ActionView action, Commitment commitment, Span lasts) {
        var span = new Span(commitment.declared(), commitment.fulfilled())
                .and(new Span(commitment.declared(), lasts.until()));
        var cities = ActionRegister.cities(action, span.from());
        return DueRow.of(
                DueKind.COMMITMENT,
                DueState.OPEN,
                span,
                commitment.due(),
                ActionRegister.parties(action, cities),
                action.visibility(),
                item(action, commitment, commitment.text(), DueKind.COMMITMENT, commitment.due(), cities,
                        owners(action, commitment)));
    }

    private static DueItem item(
            ActionView action,
            @Nullable Commitment commitment,
            String what,
            DueKind kind,
            @Nullable Edtf due,
            List<CityRef> cities,
            List<Object> owedBy) {
        return new DueItem(
                new Subject(Subject.Kind.ACTION, action.id().value()),
                commitment == null ? null : commitment.key(),
                what,
                DueItem.Rule.of(kind),
                due == null ? null : When.of(due),
                null,
                null,
                parties(action, cities),
                owedBy);
    }

    private static List<Object> parties(ActionView action, List<CityRef> cities) {
        var parties = new ArrayList<Object>(cities);
        if (action.plan().network() != null) {
            parties.add(action.plan().network());
        }
        return parties;
    }

    private static List<Object> owners(ActionView action, Commitment commitment) {
        var owner = commitment.owner();
        return owner.city() != null
                ? List.of(new CityRef(owner.city()))
                : action.participants().stream()
                        .filter(one -> one.key().equals(owner.participant()))
                        .map(Attending::participant)
                        .map(ActionDue::named)
                        .toList();
    }

    private static Object named(Participant participant) {
        return participant.city() != null
                ? new CityRef(participant.city())
                : new DueItem.Other(Objects.requireNonNull(participant.organisation()).name());
    }

    private ActionDue() {}
}
