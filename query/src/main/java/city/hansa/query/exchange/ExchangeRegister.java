package city.hansa.query.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.ExchangeView.Standing;
import city.hansa.api.exchange.Participant;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register of exchanges, listed by the type of the crisis; each stands under the cities that take part. */
public final class ExchangeRegister implements View<ExchangeEvent, ExchangeView> {

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.EXCHANGE;
    }

    @Override
    public Class<ExchangeEvent> protocol() {
        return ExchangeEvent.class;
    }

    @Override
    public Class<ExchangeView> document() {
        return ExchangeView.class;
    }

    @Override
    public ExchangeView fold(@Nullable ExchangeView before, Recorded<ExchangeEvent> event) {
        return ExchangeFold.fold(before, event);
    }

    @Override
    public List<Row> rows(ExchangeView exchange) {
        return Dated.periods(Stream.concat(exchange.standings().stream(), exchange.joined().stream()))
                .map(period -> row(exchange, period))
                .toList();
    }

    @Override
    public List<Row> agenda(Agenda agenda, ExchangeView exchange) {
        return switch (agenda) {
            case DUE -> ExchangeDue.rows(exchange);
            case BOARD ->
                Stream.concat(ExchangeBoard.rows(exchange).stream(), ExchangeTally.rows(exchange)).toList();
            case ANNIVERSARY -> List.of();
        };
    }

    private static Row row(ExchangeView exchange, Span period) {
        var standing = Dated.at(exchange.standings(), period.from());
        var taking = taking(exchange, period.from());
        var item = item(exchange, taking);
        return new Row(
                exchange.crisis().type().name(),
                standing.name(),
                standing != Standing.CLOSED,
                period,
                exchange.since().edtf(),
                exchange.themes(),
                Stream.concat(Stream.of(item.title(), exchange.crisis().name()), item.others().stream())
                        .collect(Collectors.joining(" ")),
                parties(exchange, taking),
                exchange.visibility(),
                item);
    }

    /** Those who took part by that day. */
    private static List<Participant> taking(ExchangeView exchange, Edtf day) {
        var keys = Dated.held(exchange.joined(), day);
        return exchange.participants().stream()
                .filter(one -> keys.contains(one.key()))
                .toList();
    }

    private static ExchangeView.Item item(ExchangeView exchange, List<Participant> taking) {
        var title = Optional.ofNullable(exchange.title()).orElse(exchange.crisis().name());
        var cities = taking.stream()
                .flatMap(one -> Optional.ofNullable(one.city()).stream())
                .map(CityRef::new)
                .toList();
        var others = taking.stream()
                .map(Participant::organisation)
                .flatMap(one -> Optional.ofNullable(one).stream())
                .map(organisation -> organisation.name())
                .toList();
        return new ExchangeView.Item(title, exchange.crisis(), cities, others, exchange.themes(), exchange.since());
    }

    /** One in which no city of the register takes part is listed under itself. */
    private static List<UUID> parties(ExchangeView exchange, List<Participant> taking) {
        var cities = taking.stream()
                .flatMap(one -> Optional.ofNullable(one.city()).stream())
                .map(city -> city.value())
                .toList();
        return cities.isEmpty() ? List.of(exchange.id().value()) : cities;
    }
}
