package city.hansa.query.exchange;

import static city.hansa.query.exchange.LineCourse.isBy;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.BoardEntry;
import city.hansa.api.exchange.BoardEntry.Arrival;
import city.hansa.api.exchange.BoardEntry.In;
import city.hansa.api.exchange.BoardEntry.Line;
import city.hansa.api.exchange.BoardEntry.Need;
import city.hansa.api.exchange.BoardEntry.Offer;
import city.hansa.api.exchange.BoardEntry.Way;
import city.hansa.api.exchange.BoardEntry.Who;
import city.hansa.api.exchange.CommitmentView;
import city.hansa.api.exchange.CommitmentView.Movement;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.ExchangeView.Standing;
import city.hansa.api.value.Key;
import city.hansa.api.view.Dated;
import city.hansa.api.view.Since;
import city.hansa.query.view.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange adds to the board: its open needs and offers, its lines of which something is still to come, each
 * for the days on which that was so; and beside the board what has come, from its day on. A closed exchange needs and
 * offers nothing.
 *
 * <p>A standing is what the row says ({@code NEED, OFFER, LINE, ARRIVAL}); its since is the day by which it is
 * sorted: that by which a need is to be met, the last day of an offer, the first of a line.
 */
final class ExchangeBoard {

    private final ExchangeView exchange;
    private final List<LineCourse> lines;
    private final In in;

    private ExchangeBoard(ExchangeView exchange) {
        this.exchange = exchange;
        this.lines = exchange.commitments().stream().map(LineCourse::of).toList();
        this.in = new In(
                Optional.ofNullable(exchange.title()).orElse(exchange.crisis().name()), exchange.crisis());
    }

    static List<Row> rows(ExchangeView exchange) {
        var board = new ExchangeBoard(exchange);
        return Stream.of(board.needs(), board.offers(), board.lines(), board.arrivals())
                .flatMap(rows -> rows)
                .toList();
    }

    private Stream<Row> needs() {
        return exchange.needs().stream().flatMap(need -> {
            var covering = lines.stream()
                    .filter(course -> need.key().equals(course.line().need()))
                    .toList();
            var days = covering.stream().flatMap(LineCourse::days);
            return course(need.on(), days, need.endedOn(), day -> on(need, covering, day))
                    .map(held -> row("NEED", held, need.neededBy(), need.aid().kind(),
                            parties(held.value().participant())));
        });
    }

    private @Nullable Need on(ExchangeView.Need need, List<LineCourse> covering, Edtf day) {
        var covered = 0L;
        for (var course : covering) {
            var balance = course.on(day);
            covered += balance == null ? 0 : balance.assured();
        }
        var needed = need.quantity();
        if (needed == null ? covered > 0 : covered >= needed) {
            return null;
        }
        return new Need(need.key(), who(need.participant()), need.aid(), Wording.of(need.aid()), needed, covered,
                needed == null ? null : needed - covered, need.neededBy(), said(need.aid().kind(), need.destination()),
                Since.by("DECLARED", need.on()), in);
    }

    private Stream<Row> offers() {
        return exchange.offers().stream().flatMap(offer -> {
            var taken = exchange.commitments().stream()
                    .filter(line -> line.offer().equals(offer.key()))
                    .toList();
            var days = taken.stream().map(CommitmentView::on);
            return course(offer.on(), days, end(offer), day -> on(offer, taken, day))
                    .map(held -> row("OFFER", held, offer.validUntil(), offer.aid().kind(),
                            parties(held.value().from(), held.value().to())));
        });
    }

    private @Nullable Offer on(ExchangeView.Offer offer, List<CommitmentView> taken, Edtf day) {
        var by = taken.stream().filter(line -> isBy(offer.on().later(line.on()), day)).toList();
        var accepted = by.stream().mapToLong(line -> line.balance().accepted()).sum();
        var offered = offer.quantity();
        // One without a number is accepted once, and in whole.
        if (offered == null ? !by.isEmpty() : accepted >= offered) {
            return null;
        }
        return new Offer(offer.key(), who(offer.from()), offer.to() == null ? null : who(offer.to()), offer.aid(),
                Wording.of(offer.aid()), offered, accepted, offered == null ? null : offered - accepted, offer.need(),
                offer.validUntil(), said(offer.aid().kind(), offer.conditions()), Since.by("MADE", offer.on()), in);
    }

    /** The first day on which it was not open any more: it lapses after its last day, whether that was noted or not. */
    private static @Nullable Edtf end(ExchangeView.Offer offer) {
        var last = offer.validUntil();
        if (last == null || last.latest().equals(Edtf.FOREVER)) {
            return offer.endedOn();
        }
        var lapsed = between(last.earliest().plusDays(1), last.latest().plusDays(1));
        return offer.endedOn() == null ? lapsed : lapsed.earlier(offer.endedOn());
    }

    private static Edtf between(LocalDate earliest, LocalDate latest) {
        return Edtf.parse(earliest.equals(latest) ? earliest.toString() : earliest + "/" + latest);
    }

    private Stream<Row> lines() {
        return lines.stream().flatMap(course -> course(course.line().on(), course.days(), null, day -> on(course, day))
                .map(held -> row("LINE", held, course.line().on(), course.line().aid().kind(),
                        parties(held.value().from(), held.value().to()))));
    }

    private @Nullable Line on(LineCourse course, Edtf day) {
        var balance = course.on(day);
        if (balance == null || balance.outstanding() <= 0) {
            return null;
        }
        var line = course.line();
        var way = balance.onTheWay() > 0 ? Way.DISPATCHED : course.isClearedBy(day) ? Way.CLEARED : Way.COMMITTED;
        return new Line(line.key(), line.need(), who(line.from()), who(line.to()), line.aid(), way,
                balance.accepted(), balance.onTheWay(), balance.received(), balance.outstanding(),
                Since.by("ACCEPTED", line.on()), in);
    }

    /** Where a city of the register gave or received; what others gave each other is nobody's balance. */
    private Stream<Row> arrivals() {
        return exchange.commitments().stream()
                .filter(line -> Stream.of(who(line.from()), who(line.to())).anyMatch(who -> who.city() != null))
                .flatMap(line -> Stream.concat(
                        line.consignments().stream()
                                .flatMap(sent -> sent.receipts().stream())
                                .flatMap(receipt -> arrival(line, receipt).stream()),
                        line.movements().stream()
                                .filter(moved -> moved.what() == Movement.What.RETURNED)
                                .map(moved -> arrival(line, -moved.quantity(), moved.on()))));
    }

    /** None where all that was said is what did not come. */
    private Optional<Row> arrival(CommitmentView line, CommitmentView.Receipt receipt) {
        if (receipt.good() != null || receipt.damaged() != null) {
            return Optional.of(arrival(line, orNone(receipt.good()) + orNone(receipt.damaged()), receipt.on()));
        }
        return receipt.packages() == null ? Optional.empty() : Optional.of(arrival(line, null, receipt.on()));
    }

    private Row arrival(CommitmentView line, @Nullable Long quantity, Edtf on) {
        var arrival = new Arrival(line.key(), who(line.from()), who(line.to()), line.aid(), quantity, on);
        var held = new Dated<>(arrival, on, null);
        return row("ARRIVAL", held, on, line.aid().kind(), parties(arrival.from(), arrival.to()));
    }

    private Row row(
            String standing, Dated<? extends BoardEntry> held, @Nullable Edtf since, AidKind kind, List<UUID> parties) {
        return new Row(kind.name(), standing, !standing.equals("ARRIVAL"), held.span(), since, exchange.themes(),
                in.title(), parties, exchange.visibility(), held.value());
    }

    /** What an entry was from its beginning on and after each of these days, until its end; nothing where not open. */
    private <T> Stream<Dated<T>> course(
            Edtf begun, Stream<Edtf> days, @Nullable Edtf end, Function<Edtf, @Nullable T> on) {
        var cuts = new TreeSet<Edtf>();
        cuts.add(begun);
        var standings = exchange.standings().stream().flatMap(one -> Stream.ofNullable(one.from()));
        Stream.of(days, standings, Stream.ofNullable(end))
                .flatMap(all -> all)
                .forEach(day -> cuts.add(begun.later(day)));
        var course = new ArrayList<Dated<Optional<T>>>();
        for (var day : cuts) {
            var isOver = Dated.at(exchange.standings(), day) == Standing.CLOSED || isEnded(begun, end, day);
            var value = isOver ? Optional.<T>empty() : Optional.ofNullable(on.apply(day));
            var before = course.isEmpty() ? null : course.getLast();
            if (before == null || !before.value().equals(value)) {
                if (before != null) {
                    course.set(course.size() - 1, Dated.of(before.value(), new Span(before.span().from(), day)));
                }
                course.add(new Dated<>(value, day, null));
            }
        }
        return course.stream().flatMap(held -> held.value().stream().map(value -> Dated.of(value, held.span())));
    }

    private static boolean isEnded(Edtf begun, @Nullable Edtf end, Edtf day) {
        return end != null && isBy(begun.later(end), day);
    }

    private Who who(Key key) {
        return Who.of(key, exchange.participants());
    }

    /** One between others than cities of the register is listed under itself. */
    private List<UUID> parties(@Nullable Who... all) {
        var cities = Stream.of(all)
                .flatMap(Stream::ofNullable)
                .flatMap(who -> Stream.ofNullable(who.city()))
                .map(city -> city.value())
                .toList();
        return cities.isEmpty() ? List.of(exchange.id().value()) : cities;
    }

    /** Of patients nothing but numbers. */
    private static @Nullable String said(AidKind kind, @Nullable String text) {
        return kind == AidKind.PATIENTS ? null : text;
    }

    private static long orNone(@Nullable Long part) {
        return part == null ? 0 : part;
    }
}
