package city.hansa.query.city;

import city.hansa.api.Subject;
import city.hansa.api.city.CityView;
import city.hansa.api.city.CityView.Standing;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.view.AnniversaryItem;
import city.hansa.api.view.AnniversaryItem.Basis;
import city.hansa.api.view.AnniversaryKind;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.Since;
import city.hansa.query.view.AnniversaryRow;
import city.hansa.query.view.Row;
import java.util.List;
import java.util.stream.Stream;

/** Years since a city established an office or created a role, as long as there is the city. */
final class CityAnniversaries {

    static List<Row> rows(CityView city) {
        var offices = city.offices().stream().map(office -> of(office.unit(), office.from()));
        var roles = city.roles().stream().map(role -> of(role.role(), role.from()));
        return Stream.concat(offices, roles)
                .flatMap(office -> city.standings().stream()
                        .filter(standing -> standing.value() == Standing.REGISTERED)
                        .flatMap(standing -> row(city, office, standing.span())))
                .toList();
    }

    private static Stream<Row> row(CityView city, Dated<String> office, Span registered) {
        var itself = List.<Object>of(new CityRef(city.id()));
        return AnniversaryRow.of(
                AnniversaryKind.OFFICE,
                Standing.REGISTERED.name(),
                office.span().and(registered),
                List.of(city.id().value()),
                Visibility.PUBLIC,
                new AnniversaryItem(
                        new Subject(Subject.Kind.CITY, city.id().value()),
                        office.value(),
                        Basis.of(Since.by("ESTABLISHED", office.span().from())),
                        itself,
                        itself));
    }

    private static Dated<String> of(String name, Edtf from) {
        return new Dated<>(name, from, null);
    }

    private CityAnniversaries() {}
}
