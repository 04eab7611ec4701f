package city.hansa.query.partnership;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.partnership.PartnershipView.Period;
import city.hansa.api.view.Dated;
import city.hansa.api.view.DueItem;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.api.view.When;
import city.hansa.query.view.DueRow;
import city.hansa.query.view.Row;
import java.util.List;
import java.util.stream.Stream;

/** Terms that end: each is due to be renewed from when it was set, while the partnership is in being. */
final class PartnershipDue {

    private record Running(Period period, Edtf term) {}

    static List<Row> rows(PartnershipView partnership, Visibility visibility) {
        var inBeing = partnership.periods().stream()
                .filter(period -> period.standing().inBeing())
                .map(period -> new Dated<>(period, period.from(), period.until()))
                .toList();
        return Dated.together(inBeing, partnership.terms(), Running::new).stream()
                .flatMap(running -> row(partnership, running.value(), running.span(), visibility))
                .toList();
    }

    private static Stream<Row> row(
            PartnershipView partnership, Running running, Span span, Visibility visibility) {
        var parties = running.period().parties();
        return DueRow.of(
                DueKind.TERM,
                DueState.OPEN,
                span,
                running.term(),
                parties.stream().map(party -> party.city().value()).toList(),
                visibility,
                new DueItem(
                        new Subject(Subject.Kind.PARTNERSHIP, partnership.id().value()),
                        null,
                        what(running.period()),
                        DueItem.Rule.of(DueKind.TERM),
                        When.of(running.term()),
                        null,
                        null,
                        List.copyOf(parties),
                        List.copyOf(parties)));
    }

    /** What it is about, or its kind where nothing is said of that. */
    private static String what(Period period) {
        var label = PartnershipRegister.label(period);
        return label.isEmpty() ? period.kind().name() : label;
    }

    private PartnershipDue() {}
}
