package city.hansa.query.partnership;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.partnership.PartnershipView.Item;
import city.hansa.api.partnership.PartnershipView.Milestone;
import city.hansa.api.partnership.PartnershipView.Period;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Discrepancy;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The register of partnerships, under each of their parties. A partnership stands in it once a period: as it was
 * proposed, in force, dormant, expired, terminated; under the kind that it had then.
 */
public final class PartnershipRegister implements View<PartnershipEvent, PartnershipView> {

    @Override
    public String name() {
        return "partnership";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.PARTNERSHIP;
    }

    @Override
    public Class<PartnershipEvent> protocol() {
        return PartnershipEvent.class;
    }

    @Override
    public Class<PartnershipView> document() {
        return PartnershipView.class;
    }

    @Override
    public PartnershipView fold(@Nullable PartnershipView before, Recorded<PartnershipEvent> event) {
        return PartnershipFold.fold(before, event);
    }

    @Override
    public List<Row> rows(PartnershipView partnership) {
        var visibility = visibility(partnership);
        return partnership.periods().stream()
                .map(period -> row(period, visibility))
                .toList();
    }

    @Override
    public List<Row> agenda(Agenda agenda, PartnershipView partnership) {
        return switch (agenda) {
            case DUE -> PartnershipDue.rows(partnership, visibility(partnership));
            case ANNIVERSARY -> PartnershipAnniversaries.rows(partnership, visibility(partnership));
            case BOARD -> List.of();
        };
    }

    @Override
    public List<Discrepancy> discrepancies(PartnershipView partnership, List<JsonNode> facts) {
        return PartnershipDiscrepancies.of(partnership, facts);
    }

    private static Row row(Period period, Visibility visibility) {
        var since = period.since();
        return new Row(
                period.kind().name(),
                period.standing().name(),
                period.standing().inBeing(),
                new Span(period.from(), period.until()),
                since == null ? null : since.edtf(),
                period.themes(),
                label(period),
                period.parties().stream().map(party -> party.city().value()).toList(),
                visibility,
                new Item(
                        period.parties(),
                        period.themes(),
                        period.topics(),
                        since,
                        period.framework(),
                        period.dormantScope(),
                        period.from(),
                        period.until()));
    }

    /** What it is about; its cities are named elsewhere. */
    static String label(Period period) {
        return Stream.concat(Stream.ofNullable(period.framework()), period.topics().stream())
                .collect(Collectors.joining(", "));
    }

    /** That of its proposal. */
    private static Visibility visibility(PartnershipView partnership) {
        return partnership.milestones().stream()
                .min(Comparator.comparingLong(Milestone::sequence))
                .orElseThrow()
                .visibility();
    }
}
