package city.hansa.query.exchange;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.FIRST;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.needed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.offeredUntil;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.BoardEntry.Arrival;
import city.hansa.api.exchange.BoardEntry.Line;
import city.hansa.api.exchange.BoardEntry.Need;
import city.hansa.api.exchange.BoardEntry.Offer;
import city.hansa.api.exchange.CareLevel;
import city.hansa.api.exchange.Clearance;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.ClearanceGranted;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentRefused;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeClosed;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.api.exchange.ExchangeEvent.NeedWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.OfferWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.value.Key;
import city.hansa.query.view.Json;
import city.hansa.query.view.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an exchange that was opened on 1 April 2020 adds to the board. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeBoardTest {

    private final List<Recorded<ExchangeEvent>> told = new ArrayList<>();

    ExchangeBoardTest() {
        on("2020-04-01", opened());
    }

    @Nested
    class A_need {

        @Test
        void is_open_for_what_nothing_was_committed_to_until_all_of_it_is_covered() {
            on("2020-04-02", needed(1000L));
            on("2020-04-03", offered(1500L));
            on("2020-04-10", acceptedFor("part", 400));
            on("2020-04-20", acceptedFor("rest", 600));

            assertThat(uncovered("2020-04-01")).isEmpty();
            assertThat(uncovered("2020-04-09")).containsExactly("CERTAIN 1000");
            assertThat(uncovered("2020-04-10")).containsExactly("CERTAIN 600");
            assertThat(uncovered("2020-04-20")).isEmpty();
        }

        @Test
        void without_a_number_is_open_until_something_covers_it() {
            on("2020-04-02", needed(null));
            on("2020-04-03", offered(1500L));
            on("2020-04-10", acceptedFor("part", 400));

            assertThat(uncovered("2020-04-09")).containsExactly("CERTAIN null");
            assertThat(uncovered("2020-04-10")).isEmpty();
        }

        @Test
        void opens_again_by_what_is_refused_or_will_not_come() {
            on("2020-04-02", needed(1000L));
            on("2020-04-03", offered(1000L));
            on("2020-04-04", acceptedFor("masks", 1000));
            on("2020-04-05", dispatched(600));
            on("2020-04-15", new ConsignmentRefused(EXCHANGE, FIRST, "wet"));
            on("2020-04-25", new QuantityWrittenOff(EXCHANGE, MASKS, 300, "sold out"));

            assertThat(uncovered("2020-04-14")).isEmpty();
            assertThat(uncovered("2020-04-15")).containsExactly("CERTAIN 600");
            assertThat(uncovered("2020-04-25")).containsExactly("CERTAIN 900");
        }

        @Test
        void covered_on_a_vague_day_may_still_be_open() {
            on("2020-04-02", needed(1000L));
            on("2020-04-03", offered(1000L));
            on("2020-05", acceptedFor("part", 400));

            assertThat(uncovered("2020-04-30")).containsExactly("CERTAIN 1000");
            assertThat(uncovered("2020-05-15")).containsExactly("POSSIBLE 1000", "POSSIBLE 600");
            assertThat(uncovered("2020-05-31")).containsExactly("CERTAIN 600");
        }

        @Test
        void covered_on_about_the_same_day_was_never_open() {
            on("2020-04-03", needed(1000L));
            on("2020-04-03", offered(1000L));
            on("2020-04-03~", acceptedFor("all", 1000));

            assertThat(uncovered("2020-04-03")).isEmpty();
        }

        @Test
        void ends_when_it_is_withdrawn_and_when_the_exchange_is_closed() {
            on("2020-04-02", needed(1000L));
            on("2020-04-02", new NeedDeclared(
                    EXCHANGE, FIRST, RECEIVER, Aid.funds("EUR"), 7L, Edtf.parse("2020-06"), null));
            on("2020-04-20", new NeedWithdrawn(EXCHANGE, MASKS, "supplied"));
            on("2020-04-30", new CrisisExchangeClosed(EXCHANGE));

            assertThat(uncovered("2020-04-19")).containsExactly("CERTAIN 1000", "CERTAIN 7");
            assertThat(uncovered("2020-04-20")).containsExactly("CERTAIN 7");
            assertThat(uncovered("2020-04-30")).isEmpty();
        }

        @Test
        void of_places_for_patients_is_a_number_and_no_text() {
            var places = Aid.patients(CareLevel.ICU);
            on("2020-04-02", new NeedDeclared(EXCHANGE, MASKS, RECEIVER, places, 4L, null, "ward 7, two of them old"));
            on("2020-04-03", new OfferMade(EXCHANGE, FIRST, GIVER, null, places, 4L, null, null, "only the young"));

            assertThat(entries("2020-04-03", Need.class)).extracting(Need::destination).containsOnlyNulls();
            assertThat(entries("2020-04-03", Offer.class)).extracting(Offer::conditions).containsOnlyNulls();
            assertThat(rows("2020-04-03").toString()).doesNotContain("old", "young");
        }
    }

    @Nested
    class An_offer {

        @Test
        void is_open_for_what_nobody_has_accepted() {
            on("2020-04-03", offered(1000L));
            on("2020-04-10", acceptedFor("part", 400));
            on("2020-04-20", acceptedFor("rest", 600));

            assertThat(unclaimed("2020-04-09")).containsExactly("CERTAIN 1000");
            assertThat(unclaimed("2020-04-10")).containsExactly("CERTAIN 600");
            assertThat(unclaimed("2020-04-20")).isEmpty();
        }

        @Test
        void lapses_after_its_last_day_whether_the_clock_noted_it_or_not() {
            on("2020-04-03", offeredUntil("2020-04-30"));
            assertThat(unclaimed("2020-04-30")).containsExactly("CERTAIN 1000");
            assertThat(unclaimed("2020-05-01")).isEmpty();

            on("2020-05-01", new OfferExpired(EXCHANGE, MASKS, 1000L));
            assertThat(unclaimed("2020-04-30")).containsExactly("CERTAIN 1000");
            assertThat(unclaimed("2020-05-01")).isEmpty();
        }

        @Test
        void whose_last_day_is_vague_may_have_lapsed() {
            on("2020-04-03", offeredUntil("2020-04"));

            assertThat(unclaimed("2020-04-15")).containsExactly("POSSIBLE 1000");
            assertThat(unclaimed("2020-05-01")).isEmpty();
        }

        @Test
        void ends_when_it_is_withdrawn() {
            on("2020-04-03", offeredUntil("2020-04-30"));
            on("2020-04-10", new OfferWithdrawn(EXCHANGE, MASKS, null));

            assertThat(unclaimed("2020-04-09")).containsExactly("CERTAIN 1000");
            assertThat(unclaimed("2020-04-10")).isEmpty();
        }
    }

    @Nested
    class A_line {

        @Test
        void is_on_its_way_until_all_of_it_has_come() {
            on("2020-04-03", offered(1000L));
            on("2020-04-04", accepted(1000));
            on("2020-04-05", new ClearanceGranted(EXCHANGE, MASKS, Clearance.CUSTOMS, null));
            on("2020-04-06", dispatched(1000));
            on("2020-04-10", received(400));
            on("2020-04-20", received(600));

            assertThat(ways("2020-04-04")).containsExactly("COMMITTED 0 of 1000");
            assertThat(ways("2020-04-05")).containsExactly("CLEARED 0 of 1000");
            assertThat(ways("2020-04-06")).containsExactly("DISPATCHED 1000 of 1000");
            assertThat(ways("2020-04-10")).containsExactly("DISPATCHED 600 of 600");
            assertThat(ways("2020-04-20")).isEmpty();
        }

        @Test
        void adds_what_came_and_what_went_back_beside_the_board() {
            on("2020-04-03", offered(1000L));
            on("2020-04-04", accepted(1000));
            on("2020-04-06", dispatched(1000));
            on("2020-04-10", new ReceiptConfirmed(EXCHANGE, FIRST, 300L, 100L, 50L, null, null));
            on("2020-04-12", new ReceiptConfirmed(EXCHANGE, FIRST, null, null, null, null, 4));
            on("2020-04-14", new GoodsReturned(EXCHANGE, MASKS, 30));

            assertThat(entries("2020-04-14", Arrival.class)).extracting(Arrival::quantity)
                    .containsExactly(400L, null, -30L);
            assertThat(rows("2020-04-14")).filteredOn(row -> row.standing().equals("ARRIVAL"))
                    .noneMatch(Row::inBeing);
        }
    }

    private static OfferAccepted acceptedFor(String line, long quantity) {
        return new OfferAccepted(
                EXCHANGE, MASKS, new Key(line), RECEIVER, quantity, MASKS, null);
    }

    private void on(String effective, ExchangeEvent event) {
        var number = told.size();
        told.add(new Recorded<>(number, number, event(number), Instant.EPOCH, by(HAMBURG, effective), event));
    }

    private List<Row> all() {
        ExchangeView view = null;
        for (var recorded : told) {
            view = ExchangeFold.fold(view, recorded);
        }
        // As it is kept: whatever a row is made of, the document holds.
        return ExchangeBoard.rows(Json.read(Json.write(requireNonNull(view)), ExchangeView.class));
    }

    private List<Row> rows(String day) {
        return all().stream()
                .filter(row -> row.span().on(LocalDate.parse(day)) != Certainty.NO)
                .toList();
    }

    private <T> List<T> entries(String day, Class<T> what) {
        return rows(day).stream().map(Row::item).filter(what::isInstance).map(what::cast).toList();
    }

    private List<String> uncovered(String day) {
        return rows(day).stream()
                .filter(row -> row.item() instanceof Need)
                .map(row -> row.span().on(LocalDate.parse(day)) + " " + ((Need) row.item()).uncovered())
                .toList();
    }

    private List<String> unclaimed(String day) {
        return rows(day).stream()
                .filter(row -> row.item() instanceof Offer)
                .map(row -> row.span().on(LocalDate.parse(day)) + " " + ((Offer) row.item()).unclaimed())
                .toList();
    }

    private List<String> ways(String day) {
        return entries(day, Line.class).stream()
                .map(line -> line.way() + " " + line.onTheWay() + " of " + line.outstanding())
                .toList();
    }
}
