package city.hansa.query.exchange;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.CommitmentView;
import city.hansa.api.exchange.CommitmentView.Account;
import city.hansa.api.exchange.CommitmentView.Receipt;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.ExchangeView.Funding;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.DueItem;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.query.view.DueRow;
import city.hansa.query.view.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Accounts that are owed: of aid from its first receipt until the account is approved, of fundings from the first that
 * was drawn until it is accounted for. No rule names a day for either, and none is made up here. How much came is not
 * said, so that few patients stay hidden.
 */
final class ExchangeDue {

    static List<Row> rows(ExchangeView exchange) {
        return Stream.concat(
                        exchange.commitments().stream().flatMap(line -> accounts(exchange, line)),
                        exchange.fundings().stream().flatMap(funding -> funding(exchange, funding)))
                .toList();
    }

    private static Stream<Row> accounts(ExchangeView exchange, CommitmentView line) {
        var isOfPatients = line.aid().kind() == AidKind.PATIENTS;
        var taker = isOfPatients ? line.from() : line.to();
        var giver = isOfPatients ? line.to() : line.from();
        return course(line).stream()
                .filter(stands -> stands.value().isPresent())
                .flatMap(stands -> row(
                        exchange,
                        DueKind.ACCOUNT,
                        stands.value().orElseThrow(),
                        stands.span(),
                        line.key(),
                        List.of(line.from(), line.to()),
                        stands.value().orElseThrow() == DueState.SUBMITTED ? giver : taker));
    }

    /** Empty once the account is approved, and where nothing was received. */
    private static List<Dated<Optional<DueState>>> course(CommitmentView line) {
        var received = received(line);
        var complete = line.completeFrom();
        if (received.isEmpty()) {
            return List.of();
        }
        var course = List.of(new Dated<>(Optional.of(DueState.RECEIVED), received.get(), null));
        if (complete == null) {
            return course;
        }
        var from = received.get().later(complete);
        course = Dated.change(course, Optional.of(DueState.OPEN), from);
        for (var step : line.account() == null ? List.<Dated<Account.State>>of() : line.account().course()) {
            course = Dated.change(course, state(step.value()), from.later(step.span().from()));
        }
        return course;
    }

    private static Optional<DueState> state(Account.State state) {
        return switch (state) {
            case SUBMITTED -> Optional.of(DueState.SUBMITTED);
            case QUERIED -> Optional.of(DueState.QUERIED);
            case APPROVED -> Optional.empty();
        };
    }

    private static Optional<Edtf> received(CommitmentView line) {
        return line.balance().received() == 0
                ? Optional.empty()
                : line.consignments().stream()
                        .flatMap(sent -> sent.receipts().stream())
                        .filter(receipt -> receipt.good() != null || receipt.damaged() != null)
                        .map(Receipt::on)
                        .sorted()
                        .findFirst();
    }

    private static Stream<Row> funding(ExchangeView exchange, Funding funding) {
        var drawn = funding.drawnOn();
        return drawn == null
                ? Stream.empty()
                : row(
                        exchange,
                        DueKind.FUNDING,
                        DueState.OPEN,
                        new Span(drawn, funding.accountedOn()),
                        funding.key(),
                        List.of(funding.participant()),
                        funding.participant());
    }

    private static Stream<Row> row(
            ExchangeView exchange,
            DueKind kind,
            DueState state,
            Span span,
            Key entry,
            List<Key> between,
            Key owing) {
        return DueRow.of(
                kind,
                state,
                span,
                null,
                ids(exchange, between),
                exchange.visibility(),
                new DueItem(
                        new Subject(Subject.Kind.EXCHANGE, exchange.id().value()),
                        entry,
                        Optional.ofNullable(exchange.title()).orElse(exchange.crisis().name()),
                        DueItem.Rule.of(kind),
                        null,
                        null,
                        null,
                        between.stream().map(key -> named(exchange, key)).toList(),
                        List.of(named(exchange, owing))));
    }

    private static Optional<Participant> participant(ExchangeView exchange, Key key) {
        return exchange.participants().stream()
                .filter(one -> one.key().equals(key))
                .findFirst();
    }

    /** By its key alone where its joining was retracted. */
    private static Object named(ExchangeView exchange, Key key) {
        var participant = participant(exchange, key).orElse(null);
        if (participant == null) {
            return new DueItem.Other(key.value());
        }
        return participant.city() != null
                ? new CityRef(participant.city())
                : new DueItem.Other(requireNonNull(participant.organisation()).name());
    }

    /** What is owed between none of the register's cities is listed under the exchange itself. */
    private static List<UUID> ids(ExchangeView exchange, List<Key> between) {
        var cities = between.stream()
                .flatMap(key -> participant(exchange, key).stream())
                .flatMap(one -> Stream.ofNullable(one.city()))
                .map(city -> city.value())
                .toList();
        return cities.isEmpty() ? List.of(exchange.id().value()) : cities;
    }

    private ExchangeDue() {}
}
