package city.hansa.query.exchange;

import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.FIRST;
import static city.hansa.api.exchange.ExchangeExamples.MASK;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.SOLIDARITY;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.accounted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.distributed;
import static city.hansa.api.exchange.ExchangeExamples.euros;
import static city.hansa.api.exchange.ExchangeExamples.needed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static city.hansa.api.exchange.ExchangeExamples.requested;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.Clearance;
import city.hansa.api.exchange.CommitmentView;
import city.hansa.api.exchange.CommitmentView.Account;
import city.hansa.api.exchange.CommitmentView.Cleared;
import city.hansa.api.exchange.CommitmentView.Movement;
import city.hansa.api.exchange.CommitmentView.Movement.What;
import city.hansa.api.exchange.CommitmentView.Packages;
import city.hansa.api.exchange.CommitmentView.Stage;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.AccountApproved;
import city.hansa.api.exchange.ExchangeEvent.AccountQueried;
import city.hansa.api.exchange.ExchangeEvent.ClearanceGranted;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentRefused;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeClosed;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeReopened;
import city.hansa.api.exchange.ExchangeEvent.FundingAccounted;
import city.hansa.api.exchange.ExchangeEvent.FundingDrawn;
import city.hansa.api.exchange.ExchangeEvent.FundingGranted;
import city.hansa.api.exchange.ExchangeEvent.GoodsPassedOn;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.LossRecorded;
import city.hansa.api.exchange.ExchangeEvent.NeedPassedOn;
import city.hansa.api.exchange.ExchangeEvent.NeedWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferDeclined;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.ParticipantAdded;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.ExchangeView.FundingStanding;
import city.hansa.api.exchange.ExchangeView.NeedStanding;
import city.hansa.api.exchange.ExchangeView.OfferStanding;
import city.hansa.api.exchange.ExchangeView.Standing;
import city.hansa.api.exchange.LossCause;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.api.view.Dated;
import city.hansa.query.view.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Each event happens one day after the one before, the opening on 1 April 2020. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeFoldTest {

    private static final List<ExchangeEvent> SENT = List.of(offered(1000L), accepted(800), dispatched(800));

    @Test
    void an_opened_exchange_is_open_from_its_day() {
        var shown = shown();

        assertThat(shown.standings()).containsExactly(new Dated<>(Standing.OPEN, on("2020-04-01"), null));
        assertThat(shown.participants()).hasSize(3);
    }

    @Test
    void a_participant_joins() {
        var osaka = new Participant(new Key("osaka"), OSAKA, null, null);

        var shown = shown(new ParticipantAdded(EXCHANGE, osaka));

        assertThat(shown.participants()).contains(osaka);
        assertThat(Dated.held(shown.joined(), on("2020-04-01"))).doesNotContain(osaka.key());
        assertThat(Dated.held(shown.joined(), on("2020-04-02"))).contains(osaka.key());
    }

    @Test
    void a_need_is_covered_as_offers_are_accepted_for_it_and_closed_when_they_have_come_and_been_used() {
        assertThat(need(needed(1000L)).standing()).isEqualTo(NeedStanding.DECLARED);
        assertThat(need(needed(1000L), offered(null), forNeed(400)).standing()).isEqualTo(NeedStanding.PARTLY_COVERED);
        assertThat(need(needed(400L), offered(null), forNeed(400)).standing()).isEqualTo(NeedStanding.COVERED);
        assertThat(need(needed(null), offered(null), forNeed(400)).standing()).isEqualTo(NeedStanding.COVERED);
        assertThat(need(needed(400L), offered(null), forNeed(400), dispatched(400), received(400), distributed(400))
                        .standing())
                .isEqualTo(NeedStanding.CLOSED);
    }

    @Test
    void a_need_is_withdrawn_or_passed_on() {
        assertThat(need(needed(1L), new NeedWithdrawn(EXCHANGE, MASKS, "met")).standing())
                .isEqualTo(NeedStanding.WITHDRAWN);
        assertThat(need(needed(1L),
                new NeedPassedOn(EXCHANGE, MASKS, "seven institutions", List.of(), null)).passedOnTo())
                .isEqualTo("seven institutions");
    }

    @Test
    void an_offer_counts_in_no_total() {
        assertThat(shown(offered(1000L)).totals()).isEmpty();
        assertThat(shown(offered(1000L)).offers().getFirst().standing()).isEqualTo(OfferStanding.MADE);
    }

    @Test
    void an_offer_is_accepted_in_part_or_whole() {
        assertThat(offer(offered(1000L), accepted(400)).standing()).isEqualTo(OfferStanding.PARTLY_ACCEPTED);
        assertThat(offer(offered(1000L), accepted(1000)).standing()).isEqualTo(OfferStanding.ACCEPTED);
        assertThat(offer(offered(null), accepted(1)).standing()).isEqualTo(OfferStanding.ACCEPTED);
    }

    @Test
    void an_offer_ends() {
        assertThat(offer(offered(1L), new OfferDeclined(EXCHANGE, MASKS, null)).standing())
                .isEqualTo(OfferStanding.DECLINED);
        assertThat(offer(offered(1L), new OfferWithdrawn(EXCHANGE, MASKS, null)).standing())
                .isEqualTo(OfferStanding.WITHDRAWN);
        assertThat(offer(offered(1L), new OfferExpired(EXCHANGE, MASKS, 1L)).standing())
                .isEqualTo(OfferStanding.EXPIRED);
    }

    @Test
    void a_line_is_cleared() {
        var line = line(offered(1L), accepted(1), new ClearanceGranted(EXCHANGE, MASKS, Clearance.CUSTOMS, "a letter"));

        assertThat(line.stage()).isEqualTo(Stage.CLEARED);
        assertThat(line.clearances()).containsExactly(new Cleared(Clearance.CUSTOMS, "a letter", on("2020-04-04")));
    }

    @Test
    void a_line_is_dispatched_and_received() {
        assertThat(line(SENT).stage()).isEqualTo(Stage.DISPATCHED);
        assertThat(line(SENT, received(700)).stage()).isEqualTo(Stage.RECEIVED);
        assertThat(line(SENT, received(700)).balance().onHand()).isEqualTo(700);
        assertThat(line(SENT, received(700)).balance().onTheWay()).isEqualTo(100);
    }

    @Test
    void packages_are_shown_where_nothing_else_was_counted() {
        var line = line(SENT, new ReceiptConfirmed(EXCHANGE, FIRST, null, null, null, null, 4));

        assertThat(line.packages()).isEqualTo(new Packages(4, 10));
        assertThat(line.balance().received()).isZero();
        assertThat(line.stage()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void a_consignment_is_refused_with_what_had_not_arrived() {
        var line = line(SENT, received(700), new ConsignmentRefused(EXCHANGE, FIRST, "no certificate"));

        assertThat(line.balance().refused()).isEqualTo(100);
        assertThat(line.consignments().getFirst().refused()).isEqualTo("no certificate");
    }

    @Test
    void quantities_move_from_hand() {
        var line = line(
                SENT,
                received(700),
                distributed(300),
                new GoodsPassedOn(EXCHANGE, MASKS, "care homes", 200),
                new GoodsReturned(EXCHANGE, MASKS, 50),
                new LossRecorded(EXCHANGE, MASKS, 50, LossCause.EXPIRED),
                new QuantityWrittenOff(EXCHANGE, MASKS, 100, "no plane"));

        assertThat(line.movements()).extracting(Movement::what)
                .containsExactly(What.DISTRIBUTED, What.PASSED_ON, What.RETURNED, What.LOST, What.WRITTEN_OFF);
        assertThat(line.balance().onHand()).isEqualTo(100);
        assertThat(line.balance().outstanding()).isZero();
    }

    @Test
    void an_account_is_submitted_queried_and_approved() {
        assertThat(used(accounted(800)).commitments().getFirst().stage()).isEqualTo(Stage.ACCOUNTED);
        assertThat(account(accounted(800), new AccountQueried(EXCHANGE, MASKS, "why?")).question()).isEqualTo("why?");
        assertThat(account(accounted(800), new AccountApproved(EXCHANGE, MASKS)).state())
                .isEqualTo(Account.State.APPROVED);
    }

    @Test
    void an_exchange_is_settled_and_accounted_for_from_the_day_of_the_last_line() {
        assertThat(used(accounted(800), new AccountApproved(EXCHANGE, MASKS)).standings())
                .containsExactly(
                        new Dated<>(Standing.OPEN, on("2020-04-01"), on("2020-04-06")),
                        new Dated<>(Standing.ALL_SETTLED, on("2020-04-06"), on("2020-04-08")),
                        new Dated<>(Standing.ACCOUNTED, on("2020-04-08"), null));
    }

    @Test
    void an_exchange_is_settled_on_no_day_before_all_can_have_been_used() {
        var view = told(shown(SENT), "2020-04-06", received(800));
        var shown = told(view, "2020-04", distributed(800));

        assertThat(shown.standings().getLast())
                .isEqualTo(new Dated<>(Standing.ALL_SETTLED, on("2020-04-06/2020-04-30"), null));
    }

    @Test
    void a_later_line_does_not_undo_that_those_before_it_were_settled() {
        var more = new Key("more");
        var accounted = used(accounted(800), new AccountApproved(EXCHANGE, MASKS));
        var shown = told(accounted, "2020-05-01", new OfferAccepted(EXCHANGE, MASKS, more, RECEIVER, 100, null, null));

        assertThat(shown.standings())
                .containsExactly(
                        new Dated<>(Standing.OPEN, on("2020-04-01"), on("2020-04-06")),
                        new Dated<>(Standing.ALL_SETTLED, on("2020-04-06"), on("2020-04-08")),
                        new Dated<>(Standing.ACCOUNTED, on("2020-04-08"), on("2020-05-01")),
                        new Dated<>(Standing.OPEN, on("2020-05-01"), null));
    }

    @Test
    void money_that_was_drawn_keeps_an_exchange_from_being_accounted_for() {
        var owing = used(
                accounted(800),
                new AccountApproved(EXCHANGE, MASKS),
                requested(50_000),
                new FundingGranted(EXCHANGE, SOLIDARITY, euros(40_000)),
                new FundingDrawn(EXCHANGE, SOLIDARITY, euros(40_000)));
        var shown = told(
                owing, "2020-12-01", new FundingAccounted(EXCHANGE, SOLIDARITY, euros(40_000), euros(0)));

        assertThat(shown.standings())
                .extracting(Dated::value)
                .containsExactly(
                        Standing.OPEN,
                        Standing.ALL_SETTLED,
                        Standing.ACCOUNTED,
                        Standing.ALL_SETTLED,
                        Standing.ACCOUNTED);
        assertThat(Dated.at(shown.standings(), on("2020-08"))).isEqualTo(Standing.ALL_SETTLED);
        assertThat(Dated.at(shown.standings(), on("2020-12-01"))).isEqualTo(Standing.ACCOUNTED);
    }

    @Test
    void an_exchange_closed_on_a_vague_day_is_closed_after_all_that_was_settled() {
        var accounted = used(accounted(800), new AccountApproved(EXCHANGE, MASKS));
        for (var vague : List.of("2020-04", "2020")) {
            var closed = told(accounted, vague, new CrisisExchangeClosed(EXCHANGE)).standings();

            assertThat(closed).extracting(Dated::value).endsWith(Standing.ACCOUNTED, Standing.CLOSED);
            assertThat(Dated.at(closed, on("2020-12-31"))).isEqualTo(Standing.CLOSED);
        }
    }

    @Test
    void an_exchange_reopened_on_a_vague_day_is_open() {
        var closed = told(shown(), "2020-06-15", new CrisisExchangeClosed(EXCHANGE));
        var shown = told(closed, "2020-06", new CrisisExchangeReopened(EXCHANGE, "a letter"));

        assertThat(shown.standings())
                .containsExactly(
                        new Dated<>(Standing.OPEN, on("2020-04-01"), on("2020-06-15")),
                        new Dated<>(Standing.CLOSED, on("2020-06-15"), on("2020-06-15/2020-06-30")),
                        new Dated<>(Standing.OPEN, on("2020-06-15/2020-06-30"), null));
    }

    @Test
    void an_exchange_is_closed_and_reopened() {
        assertThat(shown(new CrisisExchangeClosed(EXCHANGE)).standings().getLast())
                .isEqualTo(new Dated<>(Standing.CLOSED, on("2020-04-02"), null));
        assertThat(shown(new CrisisExchangeClosed(EXCHANGE), new CrisisExchangeReopened(EXCHANGE, "a letter"))
                        .standings())
                .containsExactly(
                        new Dated<>(Standing.OPEN, on("2020-04-01"), on("2020-04-02")),
                        new Dated<>(Standing.CLOSED, on("2020-04-02"), on("2020-04-03")),
                        new Dated<>(Standing.OPEN, on("2020-04-03"), null));
    }

    @Test
    void a_funding_is_granted_drawn_and_accounted_for() {
        var funding = shown(
                        requested(50_000),
                        new FundingGranted(EXCHANGE, SOLIDARITY, euros(40_000)),
                        new FundingDrawn(EXCHANGE, SOLIDARITY, euros(10_000)),
                        new FundingDrawn(EXCHANGE, SOLIDARITY, euros(20_000)),
                        new FundingAccounted(EXCHANGE, SOLIDARITY, euros(29_000), euros(1_000)))
                .fundings()
                .getFirst();

        assertThat(funding.standing()).isEqualTo(FundingStanding.ACCOUNTED);
        assertThat(funding.drawn()).isEqualTo(euros(30_000));
        assertThat(funding.used()).isEqualTo(euros(29_000));
    }

    @Test
    void lines_of_the_same_aid_make_one_total() {
        var gloves = new Key("more");
        var total = shown(offered(1000L), accepted(400),
                        new OfferAccepted(EXCHANGE, MASKS, gloves, RECEIVER, 500, null, null))
                .totals()
                .getFirst();

        assertThat(total.aid()).isEqualTo(MASK);
        assertThat(total.balance().accepted()).isEqualTo(900);
        assertThat(total.balance().offered()).isNull();
    }

    @Test
    void what_cannot_have_happened_yet_is_left_out() {
        assertThat(shown(accepted(400), dispatched(1)).commitments()).isEmpty();
        assertThat(line(offered(1000L), accepted(800), distributed(1)).balance().distributed()).isZero();
    }

    @Test
    void is_read_back_as_it_was_written() {
        var shown = used(accounted(800), requested(50_000), needed(1L));

        assertThat(Json.read(Json.write(shown), ExchangeView.class)).isEqualTo(shown);
    }

    private static ExchangeView shown(ExchangeEvent... events) {
        return shown(List.of(events));
    }

    private static ExchangeView shown(List<ExchangeEvent> events) {
        @Nullable ExchangeView view = ExchangeFold.fold(null, told(1, opened()));
        var day = 1;
        for (var one : events) {
            view = ExchangeFold.fold(view, told(++day, one));
        }
        return requireNonNull(view);
    }

    private static ExchangeView told(ExchangeView before, String day, ExchangeEvent event) {
        var recorded = new Recorded<ExchangeEvent>(
                99, 99, event(99), Instant.EPOCH, by(HARBOUR_CITIES, day), event);
        return ExchangeFold.fold(before, recorded);
    }

    private static Recorded<ExchangeEvent> told(int day, ExchangeEvent event) {
        var envelope = by(HARBOUR_CITIES, "2020-04-%02d".formatted(day));
        return new Recorded<>(day, day, event(day), Instant.EPOCH, envelope, event);
    }

    private static ExchangeView.Need need(ExchangeEvent... events) {
        return shown(events).needs().getFirst();
    }

    private static ExchangeView.Offer offer(ExchangeEvent... events) {
        return shown(events).offers().getFirst();
    }

    private static CommitmentView line(ExchangeEvent... events) {
        return shown(events).commitments().getFirst();
    }

    private static CommitmentView line(List<ExchangeEvent> first, ExchangeEvent... then) {
        var events = new ArrayList<>(first);
        events.addAll(List.of(then));
        return shown(events).commitments().getFirst();
    }

    /** Everything was received and used on 6 April. */
    private static ExchangeView used(ExchangeEvent... then) {
        var events = new ArrayList<>(SENT);
        events.addAll(List.of(received(800), distributed(800)));
        events.addAll(List.of(then));
        return shown(events);
    }

    private static Account account(ExchangeEvent... events) {
        return requireNonNull(used(events).commitments().getFirst().account());
    }

    private static OfferAccepted forNeed(long quantity) {
        return new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, quantity, MASKS, null);
    }
}
