package city.hansa.query.partnership;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.partnership.PartnershipView.Claim;
import city.hansa.api.partnership.PartnershipView.Period;
import city.hansa.api.view.AnniversaryItem;
import city.hansa.api.view.AnniversaryItem.Basis;
import city.hansa.api.view.AnniversaryKind;
import city.hansa.query.view.AnniversaryRow;
import city.hansa.query.view.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From which day each party counts the years of a partnership: from its own last claim, whenever that was made, else
 * from the day by the register's rule. Parties that count from the same day stand in one row.
 */
final class PartnershipAnniversaries {

    static List<Row> rows(PartnershipView partnership, Visibility visibility) {
        return partnership.periods().stream()
                .filter(period -> period.standing().inBeing())
                .flatMap(period -> rows(partnership, period, visibility))
                .toList();
    }

    private static Stream<Row> rows(PartnershipView partnership, Period period, Visibility visibility) {
        var counted = new LinkedHashMap<Basis, List<Object>>();
        for (var party : period.parties()) {
            basis(partnership, period, party.city())
                    .ifPresent(basis -> counted.computeIfAbsent(basis, _ -> new ArrayList<>()).add(party));
        }
        return counted.entrySet().stream().flatMap(one -> AnniversaryRow.of(
                AnniversaryKind.PARTNERSHIP,
                period.standing().name(),
                new Span(period.from(), period.until()),
                period.parties().stream().map(party -> party.city().value()).toList(),
                visibility,
                new AnniversaryItem(
                        new Subject(Subject.Kind.PARTNERSHIP, partnership.id().value()),
                        period.kind().name(),
                        one.getKey(),
                        one.getValue(),
                        List.copyOf(period.parties()))));
    }

    private static Optional<Basis> basis(PartnershipView partnership, Period period, CityId party) {
        return partnership.claims().reversed().stream()
                .filter(claim -> party.equals(claim.city()) && mayBeOf(period, claim))
                .findFirst()
                .map(claim -> Basis.claimed(claim.since(), claim.claimant(), claim.source()))
                .or(() -> Optional.ofNullable(period.since()).map(Basis::of));
    }

    /** A claim from a day after the period is about what came of it later, such as the twinning after the project. */
    private static boolean mayBeOf(Period period, Claim claim) {
        return period.until() == null || claim.since().earliest().isBefore(period.until().latest());
    }

    private PartnershipAnniversaries() {}
}
