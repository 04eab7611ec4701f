package city.hansa.query.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.BoardEntry.Given;
import city.hansa.api.exchange.BoardEntry.In;
import city.hansa.api.exchange.BoardEntry.Met;
import city.hansa.api.exchange.BoardEntry.Who;
import city.hansa.api.exchange.CommitmentView;
import city.hansa.api.exchange.CommitmentView.Receipt;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.value.Key;
import city.hansa.query.view.Row;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange adds to the charts of aid, beside its board: what was offered ({@code PLEDGE}), accepted
 * ({@code COMMITMENT}) and received ({@code ARRIVED}), each from its day on, and how long it took until something came
 * for a need ({@code MET}). Only where a city of the register takes part; what others gave each other is in no chart.
 */
final class ExchangeTally {

    private final ExchangeView exchange;
    private final In in;

    private ExchangeTally(ExchangeView exchange) {
        this.exchange = exchange;
        this.in = new In(Objects.requireNonNullElse(exchange.title(), exchange.crisis().name()), exchange.crisis());
    }

    static Stream<Row> rows(ExchangeView exchange) {
        var tally = new ExchangeTally(exchange);
        return Stream.of(
                        exchange.offers().stream().map(offer -> tally.row("PLEDGE", offer.on(), tally.given(
                                offer.key(), offer.from(), offer.to(), offer))),
                        exchange.commitments().stream().flatMap(tally::line),
                        exchange.needs().stream().flatMap(tally::met))
                .flatMap(rows -> rows)
                .flatMap(Optional::stream);
    }

    private Given given(Key key, Key from, @Nullable Key to, ExchangeView.Offer offer) {
        return new Given(key, who(from), to == null ? null : who(to), offer.aid(), offer.quantity(), in);
    }

    private Stream<Optional<Row>> line(CommitmentView line) {
        var accepted = row("COMMITMENT", line.on(), given(line, line.balance().accepted()));
        var received = receipts(line).map(receipt -> row("ARRIVED", receipt.on(), given(line, quantity(receipt))));
        return Stream.concat(Stream.of(accepted), received);
    }

    private Given given(CommitmentView line, @Nullable Long quantity) {
        return new Given(line.key(), who(line.from()), who(line.to()), line.aid(), quantity, in);
    }

    /** Those by which something came. */
    private static Stream<Receipt> receipts(CommitmentView line) {
        return line.consignments().stream()
                .flatMap(sent -> sent.receipts().stream())
                .filter(one -> one.good() != null || one.damaged() != null || one.packages() != null);
    }

    /** Good or damaged; unknown where packages alone were counted. */
    private static @Nullable Long quantity(Receipt receipt) {
        return receipt.good() == null && receipt.damaged() == null
                ? null
                : Long.valueOf(orNone(receipt.good()) + orNone(receipt.damaged()));
    }

    private Stream<Optional<Row>> met(ExchangeView.Need need) {
        var first = exchange.commitments().stream()
                .filter(line -> need.key().equals(line.need()))
                .flatMap(ExchangeTally::receipts)
                .map(Receipt::on)
                .reduce(Edtf::earlier);
        return first.map(on -> met(need, on)).stream();
    }

    private Optional<Row> met(ExchangeView.Need need, Edtf first) {
        var least = ChronoUnit.DAYS.between(need.on().latest(), first.earliest());
        var most = ChronoUnit.DAYS.between(need.on().earliest(), first.latest());
        var who = who(need.participant());
        return row("MET", first, need.aid().kind(),
                new Met(need.key(), who, need.aid(), Math.max(0, least), Math.max(0, most), in), who);
    }

    private Optional<Row> row(String standing, Edtf on, Given given) {
        return row(standing, on, given.aid().kind(), given, given.from(), given.to());
    }

    private Optional<Row> row(String standing, Edtf on, AidKind kind, Object item, @Nullable Who... parties) {
        var cities = cities(parties);
        return cities.isEmpty()
                ? Optional.empty()
                : Optional.of(new Row(kind.name(), standing, false, new Span(on, null), on, exchange.themes(),
                        in.title(), cities, exchange.visibility(), item));
    }

    private static List<UUID> cities(@Nullable Who... parties) {
        return Stream.of(parties)
                .flatMap(Stream::ofNullable)
                .flatMap(who -> Stream.ofNullable(who.city()))
                .map(city -> city.value())
                .toList();
    }

    private Who who(Key key) {
        return Who.of(key, exchange.participants());
    }

    private static long orNone(@Nullable Long part) {
        return part == null ? 0 : part;
    }
}
