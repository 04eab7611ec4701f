package city.hansa.query.action;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionEvent.RecordSealed;
import city.hansa.api.action.ActionEvent.SealOpened;
import city.hansa.api.action.ActionStanding;
import city.hansa.api.action.ActionView;
import city.hansa.api.action.ActionView.Attending;
import city.hansa.api.action.Milestone.What;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.Since;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The register of joint actions. An action stands in it from the day on which it was planned, so that what lies ahead
 * is listed as planned; it is sorted by the day on which it began or is to take place.
 */
public final class ActionRegister implements View<ActionEvent, ActionView> {

    private static final Set<ActionStanding> BEGUN =
            Set.of(ActionStanding.UNDER_WAY, ActionStanding.COMPLETED, ActionStanding.EVALUATED);

    @Override
    public String name() {
        return "action";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.ACTION;
    }

    @Override
    public Class<ActionEvent> protocol() {
        return ActionEvent.class;
    }

    @Override
    public Class<ActionView> document() {
        return ActionView.class;
    }

    @Override
    public ActionView fold(@Nullable ActionView before, Recorded<ActionEvent> event) {
        return ActionFold.fold(before, event);
    }

    @Override
    public boolean countsForAllDays(ActionEvent event) {
        return event instanceof RecordSealed || event instanceof SealOpened;
    }

    @Override
    public List<Row> rows(ActionView action) {
        var course = action.course();
        // An invitation that is older than the plan makes no action of its day.
        var begin = course.standings().getFirst().span().from();
        var invited = action.participants().stream()
                .map(ActionRegister::since)
                .filter(one -> one.span().from().compareTo(begin) >= 0);
        return Dated.periods(Stream.of(course.standings().stream(), course.schedule().stream(), invited)
                        .flatMap(dated -> dated))
                .map(period -> row(action, period))
                .toList();
    }

    @Override
    public List<Row> agenda(Agenda agenda, ActionView action) {
        return switch (agenda) {
            case DUE -> ActionDue.rows(action);
            case ANNIVERSARY, BOARD -> List.of();
        };
    }

    private static Row row(ActionView action, Span period) {
        var standing = Dated.at(action.course().standings(), period.from());
        var scheduled = Dated.at(action.course().schedule(), period.from());
        var since = since(action, standing, scheduled);
        var cities = cities(action, period.from());
        return new Row(
                action.kind().name(),
                standing.name(),
                standing != ActionStanding.CANCELLED,
                period,
                since.edtf(),
                action.plan().themes(),
                action.title(),
                parties(action, cities),
                action.visibility(),
                new ActionView.Item(
                        cities,
                        action.plan().themes(),
                        since,
                        action.title(),
                        scheduled,
                        action.plan().venue(),
                        action.plan().online()));
    }

    private static Since since(ActionView action, ActionStanding standing, Edtf scheduled) {
        var started = action.course().day(What.STARTED).filter(_ -> BEGUN.contains(standing));
        return started.map(day -> Since.by("STARTED", day)).orElseGet(() -> Since.by("SCHEDULED", scheduled));
    }

    private static Dated<Attending> since(Attending attending) {
        return new Dated<>(attending, attending.invited(), null);
    }

    /** Those named in the plan, then those invited by that day. */
    static List<CityRef> cities(ActionView action, Edtf day) {
        var cities = new ArrayList<>(action.plan().cities());
        for (var attending : action.participants()) {
            if (attending.participant().city() != null && since(attending).holdsFrom(day)) {
                cities.add(new CityRef(attending.participant().city()));
            }
        }
        return cities.stream().distinct().toList();
    }

    static List<UUID> parties(ActionView action, List<CityRef> cities) {
        var parties = new ArrayList<UUID>();
        cities.forEach(ref -> parties.add(ref.city().value()));
        if (action.plan().network() != null) {
            parties.add(action.plan().network().network().value());
        }
        action.links().stream()
                .filter(link -> link.kind() == Subject.Kind.NETWORK)
                .forEach(link -> parties.add(link.id()));
        return parties;
    }
}
