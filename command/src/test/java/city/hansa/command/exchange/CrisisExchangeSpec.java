package city.hansa.command.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.CARRIER;
import static city.hansa.api.exchange.ExchangeExamples.COVID;
import static city.hansa.api.exchange.ExchangeExamples.DAR_RECEIVES;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.FIRST;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.HAMBURG_GIVES;
import static city.hansa.api.exchange.ExchangeExamples.MASK;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.SHIPPING_COMPANY;
import static city.hansa.api.exchange.ExchangeExamples.SOLIDARITY;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.accounted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.distributed;
import static city.hansa.api.exchange.ExchangeExamples.euros;
import static city.hansa.api.exchange.ExchangeExamples.needed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.offeredUntil;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static city.hansa.api.exchange.ExchangeExamples.requested;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.city.CityEvent.CityDissolved;
import city.hansa.api.city.CityExamples;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.CareLevel;
import city.hansa.api.exchange.Clearance;
import city.hansa.api.exchange.ExchangeCommand;
import city.hansa.api.exchange.ExchangeCommand.AcceptOffer;
import city.hansa.api.exchange.ExchangeCommand.AccountFunding;
import city.hansa.api.exchange.ExchangeCommand.AddParticipant;
import city.hansa.api.exchange.ExchangeCommand.ApproveAccount;
import city.hansa.api.exchange.ExchangeCommand.CloseExchange;
import city.hansa.api.exchange.ExchangeCommand.ConfirmReceipt;
import city.hansa.api.exchange.ExchangeCommand.DeclareNeed;
import city.hansa.api.exchange.ExchangeCommand.DeclineOffer;
import city.hansa.api.exchange.ExchangeCommand.DispatchConsignment;
import city.hansa.api.exchange.ExchangeCommand.DrawFunding;
import city.hansa.api.exchange.ExchangeCommand.ExpireOffer;
import city.hansa.api.exchange.ExchangeCommand.GrantClearance;
import city.hansa.api.exchange.ExchangeCommand.GrantFunding;
import city.hansa.api.exchange.ExchangeCommand.MakeOffer;
import city.hansa.api.exchange.ExchangeCommand.OpenExchange;
import city.hansa.api.exchange.ExchangeCommand.PassOnGoods;
import city.hansa.api.exchange.ExchangeCommand.PassOnNeed;
import city.hansa.api.exchange.ExchangeCommand.QueryAccount;
import city.hansa.api.exchange.ExchangeCommand.RecordDistribution;
import city.hansa.api.exchange.ExchangeCommand.RecordLoss;
import city.hansa.api.exchange.ExchangeCommand.RefuseConsignment;
import city.hansa.api.exchange.ExchangeCommand.ReopenExchange;
import city.hansa.api.exchange.ExchangeCommand.RequestFunding;
import city.hansa.api.exchange.ExchangeCommand.ReturnGoods;
import city.hansa.api.exchange.ExchangeCommand.SubmitAccount;
import city.hansa.api.exchange.ExchangeCommand.WithdrawNeed;
import city.hansa.api.exchange.ExchangeCommand.WithdrawOffer;
import city.hansa.api.exchange.ExchangeCommand.WriteOff;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.AccountApproved;
import city.hansa.api.exchange.ExchangeEvent.AccountQueried;
import city.hansa.api.exchange.ExchangeEvent.ClearanceGranted;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentRefused;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeClosed;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeReopened;
import city.hansa.api.exchange.ExchangeEvent.FundingAccounted;
import city.hansa.api.exchange.ExchangeEvent.FundingDrawn;
import city.hansa.api.exchange.ExchangeEvent.FundingGranted;
import city.hansa.api.exchange.ExchangeEvent.FundingRequested;
import city.hansa.api.exchange.ExchangeEvent.GoodsPassedOn;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.LossRecorded;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.api.exchange.ExchangeEvent.NeedPassedOn;
import city.hansa.api.exchange.ExchangeEvent.NeedWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferDeclined;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.OfferWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.ParticipantAdded;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeRejection;
import city.hansa.api.exchange.LossCause;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.command.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrisisExchangeSpec {

    private static final Key OTHER = new Key("other");
    private static final NetworkId OTHER_NETWORK = NetworkId.of("0199d5c0-0000-7000-8000-0000000000ff");

    private final Spec<CrisisExchange> exchange = new Spec<>(CrisisExchange.class);

    @Nested
    class Opening {

        @Test
        void begins_an_exchange() {
            registered(HAMBURG, DAR_ES_SALAAM);

            exchange.given().when(open(HAMBURG_GIVES, DAR_RECEIVES, SHIPPING_COMPANY), in(by(HAMBURG, "2020-03")))
                    .expectEvents(opened());
        }

        @Test
        void is_refused_with_one_participant() {
            refused(exchange.given().when(open(HAMBURG_GIVES), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.TOO_FEW_PARTICIPANTS);
        }

        @Test
        void is_refused_when_a_city_takes_part_twice() {
            var again = new Participant(OTHER, HAMBURG, null, null);

            refused(exchange.given().when(open(HAMBURG_GIVES, again), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.PARTICIPANT_TWICE);
        }

        @Test
        void is_refused_with_a_key_that_names_two() {
            var again = new Participant(GIVER, DAR_ES_SALAAM, null, null);

            refused(exchange.given().when(open(HAMBURG_GIVES, again), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.PARTICIPANT_TWICE);
        }

        @Test
        void is_refused_with_a_city_that_had_ended() {
            registered(HAMBURG);
            ended(DAR_ES_SALAAM, "2019");

            refused(exchange.given().when(open(HAMBURG_GIVES, DAR_RECEIVES), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_with_a_city_that_nobody_registered() {
            registered(HAMBURG);

            refused(exchange.given().when(open(HAMBURG_GIVES, DAR_RECEIVES), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_to_a_city_when_no_city_takes_part() {
            refused(exchange.given().when(withoutCity(), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.NOT_A_PARTICIPANT);
        }

        @Test
        void needs_no_city_when_a_network_keeps_the_record() {
            exchange.given().when(withoutCity(), in(by(HARBOUR_CITIES, "2021"))).expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_to_a_city_that_takes_no_part_whatever_it_says() {
            refused(exchange.given().when(open(HAMBURG_GIVES, DAR_RECEIVES), in(by(OSAKA, "2020"))),
                    ExchangeRejection.NOT_A_PARTICIPANT);
        }

        private OpenExchange withoutCity() {
            var other = new Participant(OTHER, null, SHIPPING_COMPANY.organisation(), null);
            return open(SHIPPING_COMPANY, other);
        }
    }

    @Nested
    class Joining {

        private final Participant osaka = new Participant(new Key("osaka"), OSAKA, null, null);

        @Test
        void adds_a_participant() {
            registered(OSAKA);

            given().when(new AddParticipant(EXCHANGE, osaka), in(by(HAMBURG, "2020")))
                    .expectEvents(new ParticipantAdded(EXCHANGE, osaka));
        }

        @Test
        void twice_changes_nothing() {
            registered(OSAKA);

            alreadySo(given(new ParticipantAdded(EXCHANGE, osaka))
                    .when(new AddParticipant(EXCHANGE, osaka), in(by(HAMBURG, "2020"))));
        }

        @Test
        void twice_changes_nothing_though_the_city_has_ended_since() {
            ended(OSAKA, "2019");

            alreadySo(given(new ParticipantAdded(EXCHANGE, osaka))
                    .when(new AddParticipant(EXCHANGE, osaka), in(by(HAMBURG, "2020"))));
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            ended(OSAKA, "2019");

            refused(given().when(new AddParticipant(EXCHANGE, osaka), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_to_a_city_that_takes_part_already() {
            registered(DAR_ES_SALAAM);

            refused(given().when(new AddParticipant(EXCHANGE, new Participant(OTHER, DAR_ES_SALAAM, null, null)),
                    in(by(HAMBURG, "2020"))),
                    ExchangeRejection.PARTICIPANT_TWICE);
        }

        @Test
        void is_not_done_by_the_one_who_joins() {
            refused(given().when(new AddParticipant(EXCHANGE, osaka), in(by(OSAKA, "2020"))),
                    ExchangeRejection.NOT_A_PARTICIPANT);
        }

        @Test
        void is_refused_under_a_key_that_is_taken() {
            registered(OSAKA);

            refused(given().when(new AddParticipant(EXCHANGE, new Participant(GIVER, OSAKA, null, null)),
                    in(by(HAMBURG, "2020"))),
                    ExchangeRejection.PARTICIPANT_TWICE);
        }

        @Test
        void is_refused_to_a_city_that_nobody_registered() {
            refused(given().when(new AddParticipant(EXCHANGE, osaka), in(by(HAMBURG, "2020"))),
                    ExchangeRejection.NO_SUCH_CITY);
        }
    }

    @Nested
    class Needing {

        @Test
        void declares_a_need() {
            does(given(), receiver(), need(MASKS, MASK, 1000L), needed(1000L));
        }

        @Test
        void may_name_no_quantity() {
            does(given(), receiver(), need(MASKS, MASK, null), needed(null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(given(needed(1000L)), receiver(), need(MASKS, MASK, 1000L)));
        }

        @Test
        void is_refused_under_the_same_key_for_something_else() {
            no(given(needed(1000L)), receiver(), need(MASKS, MASK, 2000L), ExchangeRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_for_a_participant_who_is_none() {
            var command = new DeclareNeed(EXCHANGE, MASKS, OTHER, MASK, 1000L, null, null);

            no(given(), receiver(), command, ExchangeRejection.NO_SUCH_PARTICIPANT);
        }

        @Test
        void is_refused_to_another_city() {
            no(given(), giver(), need(MASKS, MASK, 1000L), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void of_places_for_patients_takes_no_text() {
            no(given(), receiver(), need(MASKS, Aid.patients(CareLevel.ICU), 4L),
                    ExchangeRejection.PATIENTS_ARE_ONLY_COUNTED);
        }

        @Test
        void is_withdrawn() {
            does(given(needed(1000L)), receiver(), new WithdrawNeed(EXCHANGE, MASKS, "met"),
                    new NeedWithdrawn(EXCHANGE, MASKS, "met"));
        }

        @Test
        void is_withdrawn_once() {
            alreadySo(ask(given(needed(1000L), new NeedWithdrawn(EXCHANGE, MASKS, "met")), receiver(),
                    new WithdrawNeed(EXCHANGE, MASKS, "met again")));
        }

        @Test
        void is_not_withdrawn_before_it_was_declared() {
            no(given(needed(1000L)), by(DAR_ES_SALAAM, "2019"), new WithdrawNeed(EXCHANGE, MASKS, "met"),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_withdrawn_under_a_key_that_nobody_gave() {
            no(given(), receiver(), new WithdrawNeed(EXCHANGE, MASKS, "met"), ExchangeRejection.NO_SUCH_NEED);
        }

        @Test
        void is_not_withdrawn_by_another_city() {
            no(given(needed(1000L)), giver(), new WithdrawNeed(EXCHANGE, MASKS, "met"),
                    ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void is_not_withdrawn_once_it_was_passed_on() {
            no(given(needed(1000L), passedOn()), receiver(), new WithdrawNeed(EXCHANGE, MASKS, "met"),
                    ExchangeRejection.NEED_NOT_OPEN);
        }

        @Test
        void is_passed_on_once() {
            alreadySo(ask(given(needed(null), passedOn()), giver(), passOn()));
        }

        @Test
        void is_not_passed_on_before_it_was_declared() {
            no(given(needed(null)), by(HAMBURG, "2020-03"), passOn(), ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_passed_on_under_a_key_that_nobody_gave() {
            no(given(), giver(), passOn(), ExchangeRejection.NO_SUCH_NEED);
        }

        @Test
        void is_open_again_for_what_will_not_come() {
            var more = new AcceptOffer(EXCHANGE, OTHER, OTHER, RECEIVER, 600, MASKS, null);
            var then = new OfferAccepted(EXCHANGE, OTHER, OTHER, RECEIVER, 600, MASKS, null);

            no(met(), receiver(), more, ExchangeRejection.OVER_COMMITTED);
            does(met(new QuantityWrittenOff(EXCHANGE, MASKS, 600, "no plane")), receiver(), more, then);
            does(met(dispatched(600), new ConsignmentRefused(EXCHANGE, FIRST, "no certificate")), receiver(), more,
                    then);
            does(met(dispatched(600), new ReceiptConfirmed(EXCHANGE, FIRST, null, null, 600L, null, null)), receiver(),
                    more, then);
        }

        @Test
        void is_open_again_when_nothing_came_of_what_was_accepted_for_it() {
            no(given(needed(null), offeredFor(MASKS), acceptedFor(MASKS),
                            new QuantityWrittenOff(EXCHANGE, MASKS, 1000, "no plane")),
                    late(), new CloseExchange(EXCHANGE), ExchangeRejection.NEED_OR_OFFER_OPEN);
        }

        /** A thousand masks were needed and accepted; another offer stands. */
        private TestExecutor<CrisisExchange> met(ExchangeEvent... then) {
            var events = new ArrayList<ExchangeEvent>(List.of(
                    needed(1000L),
                    offeredFor(MASKS),
                    new OfferMade(EXCHANGE, OTHER, GIVER, RECEIVER, MASK, 600L, null, null, null),
                    acceptedFor(MASKS)));
            events.addAll(List.of(then));
            return given(events.toArray(ExchangeEvent[]::new));
        }

        private OfferAccepted acceptedFor(Key need) {
            return new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, 1000, need, null);
        }

        @Test
        void is_passed_on_to_others() {
            does(given(needed(null)), giver(), passOn(), passedOn());
        }

        @Test
        void is_not_passed_on_once_it_was_withdrawn() {
            no(given(needed(null), new NeedWithdrawn(EXCHANGE, MASKS, "met")), giver(), passOn(),
                    ExchangeRejection.NEED_NOT_OPEN);
        }

        private NeedPassedOn passedOn() {
            return new NeedPassedOn(EXCHANGE, MASKS, "seven institutions", List.of(), null);
        }

        private PassOnNeed passOn() {
            return new PassOnNeed(EXCHANGE, MASKS, "seven institutions", List.of(), null);
        }
    }

    @Nested
    class Offering {

        @Test
        void makes_an_offer() {
            does(given(), giver(), offer(1000L), offered(1000L));
        }

        @Test
        void may_name_no_quantity() {
            does(given(), giver(), offer(null), offered(null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(given(offered(1000L)), giver(), offer(1000L)));
        }

        @Test
        void is_refused_to_the_other_city() {
            no(given(), receiver(), offer(1000L), ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_open_to_everybody_when_a_company_gives() {
            var command = new MakeOffer(EXCHANGE, MASKS, CARRIER, RECEIVER, MASK, 10L, null, null, null);

            ask(given(), receiver(), command).expectSuccessfulHandlerExecution();
        }

        @Test
        void is_open_to_the_network_that_opened_the_exchange() {
            does(given(), by(HARBOUR_CITIES, "2020-04"), offer(1000L), offered(1000L));
        }

        @Test
        void is_refused_to_oneself() {
            no(given(), giver(), new MakeOffer(EXCHANGE, MASKS, GIVER, GIVER, MASK, 1L, null, null, null),
                    ExchangeRejection.GIVER_IS_RECEIVER);
        }

        @Test
        void is_refused_for_a_need_that_nobody_declared() {
            no(given(), giver(), offerFor(MASKS, MASK), ExchangeRejection.NO_SUCH_NEED);
        }

        @Test
        void is_refused_for_a_need_of_another_kind() {
            no(given(needed(1L)), giver(), offerFor(MASKS, Aid.funds("EUR")), ExchangeRejection.NEED_OF_ANOTHER_KIND);
        }

        @Test
        void is_refused_for_a_need_after_it_was_withdrawn() {
            no(given(needed(1L), new NeedWithdrawn(EXCHANGE, MASKS, "met")), by(HAMBURG, "2021"), offerFor(MASKS, MASK),
                    ExchangeRejection.NEED_NOT_OPEN);
        }

        @Test
        void is_refused_for_participants_who_are_none() {
            no(given(), giver(), new MakeOffer(EXCHANGE, MASKS, OTHER, RECEIVER, MASK, 1L, null, null, null),
                    ExchangeRejection.NO_SUCH_PARTICIPANT);
            no(given(), giver(), new MakeOffer(EXCHANGE, MASKS, GIVER, OTHER, MASK, 1L, null, null, null),
                    ExchangeRejection.NO_SUCH_PARTICIPANT);
        }

        @Test
        void is_refused_under_a_key_that_is_taken() {
            no(given(offered(1000L)), giver(), offer(2000L), ExchangeRejection.KEY_TAKEN);
        }

        @Test
        void has_no_end_when_nobody_made_it() {
            no(given(), receiver(), new DeclineOffer(EXCHANGE, MASKS, null), ExchangeRejection.NO_SUCH_OFFER);
            no(given(), giver(), new WithdrawOffer(EXCHANGE, MASKS, null), ExchangeRejection.NO_SUCH_OFFER);
            no(given(), giver(), new ExpireOffer(EXCHANGE, MASKS), ExchangeRejection.NO_SUCH_OFFER);
        }

        @Test
        void does_not_end_before_it_was_made() {
            no(given(offered(1L)), by(DAR_ES_SALAAM, "2020-03"), new DeclineOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
            no(given(offered(1L)), by(HAMBURG, "2020-03"), new WithdrawOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
            no(given(offeredUntil("2020-04-30")), by(HAMBURG, "2020-03"), new ExpireOffer(EXCHANGE, MASKS),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void ends_in_one_way() {
            var declined = new OfferDeclined(EXCHANGE, MASKS, null);
            var withdrawn = new OfferWithdrawn(EXCHANGE, MASKS, null);

            no(given(offered(1L), withdrawn), receiver(), new DeclineOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.OFFER_NOT_OPEN);
            no(given(offered(1L), declined), giver(), new WithdrawOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.OFFER_NOT_OPEN);
            no(given(offeredUntil("2020-04-30"), declined), giver(), new ExpireOffer(EXCHANGE, MASKS),
                    ExchangeRejection.OFFER_NOT_OPEN);
        }

        @Test
        void is_withdrawn_once() {
            alreadySo(ask(given(offered(1L), new OfferWithdrawn(EXCHANGE, MASKS, null)), giver(),
                    new WithdrawOffer(EXCHANGE, MASKS, "needed at home")));
        }

        @Test
        void expires_once() {
            alreadySo(ask(given(offeredUntil("2020-04-30"), new OfferExpired(EXCHANGE, MASKS, 1000L)), giver(),
                    new ExpireOffer(EXCHANGE, MASKS)));
        }

        @Test
        void is_declined_by_the_receiving_side() {
            does(given(offered(1000L)), receiver(), new DeclineOffer(EXCHANGE, MASKS, null),
                    new OfferDeclined(EXCHANGE, MASKS, null));
        }

        @Test
        void is_not_declined_by_the_giving_side() {
            no(given(offered(1000L)), giver(), new DeclineOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void is_declined_once() {
            alreadySo(ask(given(offered(1000L), new OfferDeclined(EXCHANGE, MASKS, null)), receiver(),
                    new DeclineOffer(EXCHANGE, MASKS, "still no need")));
        }

        @Test
        void is_withdrawn_by_the_giving_side() {
            does(given(offered(1000L)), giver(), new WithdrawOffer(EXCHANGE, MASKS, null),
                    new OfferWithdrawn(EXCHANGE, MASKS, null));
        }

        @Test
        void is_not_withdrawn_by_the_receiving_side() {
            no(given(offered(1000L)), receiver(), new WithdrawOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_not_withdrawn_once_it_was_accepted_in_whole() {
            no(given(offered(1000L), accepted(1000)), giver(), new WithdrawOffer(EXCHANGE, MASKS, null),
                    ExchangeRejection.OFFER_NOT_OPEN);
        }

        @Test
        void is_withdrawn_for_the_part_that_was_not_accepted() {
            does(given(offered(1000L), accepted(400)), giver(), new WithdrawOffer(EXCHANGE, MASKS, null),
                    new OfferWithdrawn(EXCHANGE, MASKS, null));
        }

        @Test
        void expires_after_its_last_day() {
            does(given(offeredUntil("2020-04-30"), accepted(400)), by(HAMBURG, "2020-05-01"),
                    new ExpireOffer(EXCHANGE, MASKS), new OfferExpired(EXCHANGE, MASKS, 600L));
        }

        @Test
        void does_not_expire_on_its_last_day() {
            no(given(offeredUntil("2020-04-30")), by(HAMBURG, "2020-04-30"), new ExpireOffer(EXCHANGE, MASKS),
                    ExchangeRejection.OFFER_STILL_VALID);
        }

        @Test
        void does_not_expire_without_a_last_day() {
            no(given(offered(1000L)), by(HAMBURG, "2021"), new ExpireOffer(EXCHANGE, MASKS),
                    ExchangeRejection.OFFER_STILL_VALID);
        }
    }

    @Nested
    class Accepting {

        @Test
        void opens_a_commitment() {
            does(given(offered(1000L)), receiver(), accept(1000), accepted(1000));
        }

        @Test
        void may_be_in_parts() {
            does(given(offered(1000L), accepted(400)), receiver(),
                    new AcceptOffer(EXCHANGE, MASKS, OTHER, null, 600, null, null),
                    new OfferAccepted(EXCHANGE, MASKS, OTHER, RECEIVER, 600, null, null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(given(offered(1000L), accepted(400)), receiver(), accept(400)));
        }

        @Test
        void is_refused_beyond_what_was_offered() {
            no(given(offered(1000L)), receiver(), accept(1001), ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void is_refused_under_a_key_that_is_taken() {
            no(given(offered(1000L), accepted(400)), receiver(), accept(600), ExchangeRejection.KEY_TAKEN);
        }

        @Test
        void takes_any_quantity_of_an_offer_without_a_number_once() {
            does(given(offered(null)), receiver(), accept(40_000), accepted(40_000));
            no(given(offered(null), accepted(40_000)), receiver(),
                    new AcceptOffer(EXCHANGE, MASKS, OTHER, null, 1, null, null), ExchangeRejection.OFFER_NOT_OPEN);
        }

        @Test
        void is_refused_of_an_offer_that_nobody_made() {
            no(given(), receiver(), accept(1), ExchangeRejection.NO_SUCH_OFFER);
        }

        @Test
        void is_refused_to_the_giving_side() {
            no(given(offered(1000L)), giver(), accept(1000), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void is_refused_to_another_than_the_one_to_whom_it_was_offered() {
            no(given(offered(1000L)), receiver(), new AcceptOffer(EXCHANGE, MASKS, MASKS, CARRIER, 1, null, null),
                    ExchangeRejection.OFFERED_TO_ANOTHER);
        }

        @Test
        void is_refused_when_nobody_knows_who_receives() {
            no(given(toNobody()), receiver(), new AcceptOffer(EXCHANGE, MASKS, MASKS, null, 1, null, null),
                    ExchangeRejection.RECEIVER_UNKNOWN);
        }

        @Test
        void is_refused_to_the_giver_itself() {
            no(given(toNobody()), by(HARBOUR_CITIES, "2020-04"),
                    new AcceptOffer(EXCHANGE, MASKS, MASKS, GIVER, 1, null, null), ExchangeRejection.GIVER_IS_RECEIVER);
        }

        @Test
        void of_more_than_the_need_is_refused_without_a_reason() {
            no(given(needed(500L), offered(1000L)), receiver(), acceptForNeed(1000, null),
                    ExchangeRejection.OVER_COMMITTED);
        }

        @Test
        void of_more_than_the_need_is_taken_with_a_reason() {
            ask(given(needed(500L), offered(1000L)), receiver(), acceptForNeed(1000, "a reserve"))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void for_the_need_of_another_is_refused() {
            no(given(neededBy(CARRIER), offered(1000L)), receiver(), acceptForNeed(1000, null),
                    ExchangeRejection.NEED_OF_ANOTHER_PARTICIPANT);
        }

        @Test
        void meets_the_need_for_which_it_was_offered() {
            does(given(needed(1000L), offeredFor(MASKS)), receiver(), accept(1000),
                    new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, 1000, MASKS, null));
        }

        @Test
        void is_for_the_one_who_declared_the_need_where_nobody_else_is_named() {
            var offered = new OfferMade(EXCHANGE, MASKS, GIVER, null, MASK, 1000L, MASKS, null, null);

            does(given(needed(1000L), offered), receiver(),
                    new AcceptOffer(EXCHANGE, MASKS, MASKS, null, 1000, null, null),
                    new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, 1000, MASKS, null));
        }

        @Test
        void of_more_than_the_need_for_which_it_was_offered_is_refused_without_a_reason() {
            no(given(needed(500L), offeredFor(MASKS)), receiver(), accept(1000), ExchangeRejection.OVER_COMMITTED);
        }

        @Test
        void for_a_need_that_nobody_declared_is_refused() {
            no(given(offered(1000L)), receiver(), acceptForNeed(1000, null), ExchangeRejection.NO_SUCH_NEED);
        }

        @Test
        void for_a_need_of_another_kind_is_refused() {
            var money = new NeedDeclared(EXCHANGE, MASKS, RECEIVER, Aid.funds("EUR"), null, null, null);

            no(given(money, offered(1000L)), receiver(), acceptForNeed(1000, null),
                    ExchangeRejection.NEED_OF_ANOTHER_KIND);
        }

        @Test
        void for_a_need_after_it_was_withdrawn_is_refused() {
            no(given(needed(null), offered(1000L), new NeedWithdrawn(EXCHANGE, MASKS, "met")), receiver(),
                    acceptForNeed(1000, null), ExchangeRejection.NEED_NOT_OPEN);
        }

        @Test
        void is_refused_for_a_receiver_who_takes_no_part() {
            no(given(toNobody()), by(HARBOUR_CITIES, "2020-05"),
                    new AcceptOffer(EXCHANGE, MASKS, MASKS, OTHER, 1, null, null),
                    ExchangeRejection.NO_SUCH_PARTICIPANT);
        }

        @Test
        void tells_a_stranger_nothing_of_what_was_offered() {
            no(given(), by(OSAKA, "2020-05"), accept(1), ExchangeRejection.NOT_A_PARTICIPANT);
        }

        @Test
        void is_refused_before_the_offer() {
            no(given(offered(1000L)), by(DAR_ES_SALAAM, "2019"), accept(1000), ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_taken_when_it_may_have_followed_the_offer() {
            does(given(offered(1000L)), by(DAR_ES_SALAAM, "2020"), accept(1000), accepted(1000));
        }

        @Test
        void is_refused_after_the_offer_was_withdrawn() {
            no(given(offered(1000L), new OfferWithdrawn(EXCHANGE, MASKS, null)), by(DAR_ES_SALAAM, "2021"),
                    accept(1000),
                    ExchangeRejection.OFFER_NOT_OPEN);
        }

        @Test
        void is_refused_after_the_last_day_of_the_offer_though_nothing_has_expired_yet() {
            no(given(offeredUntil("2020-04-30")), receiver(), accept(1000), ExchangeRejection.OFFER_NOT_OPEN);
        }

        @Test
        void is_taken_when_it_may_have_come_on_the_last_day_of_the_offer() {
            does(given(offeredUntil("2020-04-30")), by(DAR_ES_SALAAM, "2020"), accept(1000), accepted(1000));
        }

        @Test
        void is_taken_when_it_came_before_the_offer_expired_though_it_is_recorded_later() {
            exchange.given(
                            said(by(HAMBURG, "2020"), opened()),
                            said(by(HAMBURG, "2020-03"), offeredUntil("2020-04-30")),
                            said(by(HAMBURG, "2020-05-01"), new OfferExpired(EXCHANGE, MASKS, 1000L)))
                    .when(accept(1000), in(by(DAR_ES_SALAAM, "2020-04-10")))
                    .expectEvents(accepted(1000));
        }

        private OfferMade toNobody() {
            return new OfferMade(EXCHANGE, MASKS, GIVER, null, MASK, 1000L, null, null, null);
        }

        private NeedDeclared neededBy(Key participant) {
            return new NeedDeclared(EXCHANGE, MASKS, participant, MASK, null, null, null);
        }

        private AcceptOffer acceptForNeed(long quantity, @Nullable String reason) {
            return new AcceptOffer(EXCHANGE, MASKS, MASKS, RECEIVER, quantity, MASKS, reason);
        }
    }

    @Nested
    class Clearing {

        @Test
        void is_refused_before_the_acceptance() {
            no(given(offered(1000L), accepted(1000)), by(HAMBURG, "2020-03"), clear,
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        private final GrantClearance clear = new GrantClearance(EXCHANGE, MASKS, Clearance.CUSTOMS, "a letter");
        private final ClearanceGranted cleared = new ClearanceGranted(EXCHANGE, MASKS, Clearance.CUSTOMS, "a letter");

        @Test
        void lets_the_aid_move() {
            does(given(offered(1000L), accepted(1000)), giver(), clear, cleared);
        }

        @Test
        void twice_on_a_day_changes_nothing() {
            var given = given(offered(1000L), accepted(1000), cleared);

            alreadySo(ask(given, by(HAMBURG, "2020-04-01"), clear));
            does(given, giver(), clear, cleared);
        }

        @Test
        void is_refused_for_a_commitment_that_nobody_made() {
            no(given(offered(1000L)), giver(), clear, ExchangeRejection.NO_SUCH_COMMITMENT);
        }
    }

    @Nested
    class Dispatching {

        @Test
        void sends_a_part_on_its_way() {
            does(given(offered(1000L), accepted(1000)), giver(), dispatch(400), dispatched(400));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(given(offered(1000L), accepted(1000), dispatched(400)), giver(), dispatch(400)));
        }

        @Test
        void is_refused_beyond_what_was_accepted() {
            no(given(offered(1000L), accepted(300)), giver(), dispatch(301),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void is_refused_of_what_was_written_off() {
            var writtenOff = new QuantityWrittenOff(EXCHANGE, MASKS, 600, "no plane");

            no(given(offered(1000L), accepted(1000), writtenOff), giver(), dispatch(401),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
            does(given(offered(1000L), accepted(1000), writtenOff), giver(), dispatch(400), dispatched(400));
        }

        @Test
        void is_refused_under_a_key_that_is_taken() {
            no(given(offered(1000L), accepted(1000), dispatched(400)), giver(), dispatch(300),
                    ExchangeRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_to_the_receiving_side() {
            no(given(offered(1000L), accepted(1000)), receiver(), dispatch(1), ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void of_patients_is_for_the_side_that_they_leave() {
            var departure = new DispatchConsignment(EXCHANGE, FIRST, MASKS, 4, null, null);

            no(given(places(), accepted(4)), giver(), departure, ExchangeRejection.ONLY_THE_GIVING_SIDE);
            does(given(places(), accepted(4)), receiver(), departure,
                    new ConsignmentDispatched(EXCHANGE, FIRST, MASKS, 4, null, null));
        }

        @Test
        void is_refused_before_the_acceptance() {
            no(given(offered(1000L), accepted(1000)), by(HAMBURG, "2020-03"), dispatch(1),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_refused_for_a_commitment_that_nobody_made() {
            no(given(), giver(), dispatch(1), ExchangeRejection.NO_SUCH_COMMITMENT);
        }
    }

    @Nested
    class Receiving {

        @Test
        void confirms_what_arrived() {
            does(sent(400), receiver(), receive(400), received(400));
        }

        @Test
        void may_be_said_in_parts() {
            does(sent(400, received(300)), receiver(), receive(100), received(100));
        }

        @Test
        void keeps_how_the_number_was_stated_and_what_is_damaged_or_missing() {
            does(sent(400), receiver(),
                    new ConfirmReceipt(EXCHANGE, FIRST, 300L, 50L, 50L, Qualifier.OVER, 10),
                    new ReceiptConfirmed(EXCHANGE, FIRST, 300L, 50L, 50L, Qualifier.OVER, 10));
        }

        @Test
        void may_count_packages_alone() {
            does(sent(400), receiver(),
                    new ConfirmReceipt(EXCHANGE, FIRST, null, null, null, null, 4),
                    new ReceiptConfirmed(EXCHANGE, FIRST, null, null, null, null, 4));
        }

        @Test
        void is_refused_beyond_what_was_dispatched() {
            no(sent(400, received(300)), receiver(), receive(101), ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void is_refused_of_more_packages_than_were_dispatched() {
            no(sent(400), receiver(), new ConfirmReceipt(EXCHANGE, FIRST, null, null, null, null, 11),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void is_refused_to_the_giving_side() {
            no(sent(400), giver(), receive(400), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void is_refused_before_the_dispatch() {
            no(sent(400), by(DAR_ES_SALAAM, "2020-03-31"), receive(400), ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_refused_of_a_consignment_that_nobody_sent() {
            no(given(), receiver(), receive(400), ExchangeRejection.NO_SUCH_CONSIGNMENT);
        }

        @Test
        void refuses_a_consignment() {
            does(sent(400), receiver(), new RefuseConsignment(EXCHANGE, FIRST, "no certificate"), turnedAway());
        }

        @Test
        void refuses_a_consignment_once() {
            alreadySo(ask(sent(400, turnedAway()), receiver(), new RefuseConsignment(EXCHANGE, FIRST, "as said")));
        }

        @Test
        void is_over_when_the_consignment_was_refused() {
            no(sent(400, turnedAway()), receiver(), receive(1), ExchangeRejection.CONSIGNMENT_REFUSED);
        }

        @Test
        void leaves_nothing_to_refuse_when_all_arrived() {
            no(sent(400, received(400)), receiver(), new RefuseConsignment(EXCHANGE, FIRST, "too late"),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void refuses_no_consignment_on_the_giving_side() {
            no(sent(400), giver(), new RefuseConsignment(EXCHANGE, FIRST, "no certificate"),
                    ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void refuses_no_consignment_that_nobody_sent() {
            no(given(), receiver(), new RefuseConsignment(EXCHANGE, FIRST, "no certificate"),
                    ExchangeRejection.NO_SUCH_CONSIGNMENT);
        }

        @Test
        void refuses_no_consignment_before_its_dispatch() {
            no(sent(400), by(DAR_ES_SALAAM, "2020-03-31"), new RefuseConsignment(EXCHANGE, FIRST, "no certificate"),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        private ConsignmentRefused turnedAway() {
            return new ConsignmentRefused(EXCHANGE, FIRST, "no certificate");
        }
    }

    @Nested
    class Using {

        @Test
        void distributes_to_a_group() {
            does(sent(400, received(400)), receiver(), distribute(400), distributed(400));
        }

        @Test
        void is_refused_beyond_what_is_on_hand() {
            no(sent(400, received(400), distributed(300)), receiver(), distribute(101),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.exchange.CrisisExchangeSpec#uses")
        void is_refused_before_the_first_receipt(ExchangeCommand command) {
            no(sent(400, received(400)), by(DAR_ES_SALAAM, "2020-03-31"), command,
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.exchange.CrisisExchangeSpec#uses")
        void is_refused_to_the_giving_side(ExchangeCommand command) {
            no(sent(400, received(400)), giver(), command, ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.exchange.CrisisExchangeSpec#uses")
        void is_refused_of_a_commitment_that_nobody_made(ExchangeCommand command) {
            no(given(), receiver(), command, ExchangeRejection.NO_SUCH_COMMITMENT);
        }

        @Test
        void passes_goods_on() {
            does(sent(400, received(400)), receiver(), new PassOnGoods(EXCHANGE, MASKS, "care homes", 400),
                    new GoodsPassedOn(EXCHANGE, MASKS, "care homes", 400));
        }

        @Test
        void passes_on_no_more_than_is_on_hand() {
            no(sent(400, received(300)), receiver(), new PassOnGoods(EXCHANGE, MASKS, "care homes", 301),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void loses_some() {
            does(sent(400, received(400)), receiver(), new RecordLoss(EXCHANGE, MASKS, 5, LossCause.EXPIRED),
                    new LossRecorded(EXCHANGE, MASKS, 5, LossCause.EXPIRED));
        }

        @Test
        void loses_no_more_than_is_on_hand() {
            no(sent(400, received(4)), receiver(), new RecordLoss(EXCHANGE, MASKS, 5, LossCause.EXPIRED),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void returns_some() {
            does(sent(400, received(400)), receiver(), new ReturnGoods(EXCHANGE, MASKS, 400),
                    new GoodsReturned(EXCHANGE, MASKS, 400));
        }

        @Test
        void returns_no_more_than_is_on_hand() {
            no(sent(400, received(400), distributed(400)), receiver(), new ReturnGoods(EXCHANGE, MASKS, 1),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }

        @Test
        void returns_patients_home() {
            does(given(places(), accepted(4), dispatched(4), received(4)), giver(), new ReturnGoods(EXCHANGE, MASKS, 4),
                    new GoodsReturned(EXCHANGE, MASKS, 4));
        }

        @Test
        void writes_off_what_will_not_come() {
            does(sent(400), giver(), new WriteOff(EXCHANGE, MASKS, 600, "no plane"),
                    new QuantityWrittenOff(EXCHANGE, MASKS, 600, "no plane"));
        }

        @Test
        void writes_off_nothing_of_a_commitment_that_nobody_made() {
            no(given(), giver(), new WriteOff(EXCHANGE, MASKS, 1, "no plane"), ExchangeRejection.NO_SUCH_COMMITMENT);
        }

        @Test
        void writes_off_nothing_before_the_acceptance() {
            no(sent(400), by(HAMBURG, "2020-03"), new WriteOff(EXCHANGE, MASKS, 600, "no plane"),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void writes_off_nothing_that_came() {
            no(sent(400, received(400)), giver(), new WriteOff(EXCHANGE, MASKS, 601, "no plane"),
                    ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        }
    }

    @Nested
    class Accounting {

        @Test
        void states_what_the_line_shows() {
            does(used(), receiver(), account(1000), accounted(1000));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(used(accounted(1000)), receiver(), account(1000)));
        }

        @Test
        void is_refused_when_it_does_not_add_up() {
            no(used(), receiver(), account(999), ExchangeRejection.ACCOUNT_DOES_NOT_ADD_UP);
        }

        @Test
        void is_refused_while_something_is_on_hand() {
            no(sent(1000, received(1000), distributed(999)), receiver(), account(999),
                    ExchangeRejection.ACCOUNT_DOES_NOT_ADD_UP);
        }

        @Test
        void is_refused_to_the_giving_side() {
            no(used(), giver(), account(1000), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void is_approved_by_the_giving_side() {
            does(submitted(), giver(), new ApproveAccount(EXCHANGE, MASKS), new AccountApproved(EXCHANGE, MASKS));
        }

        @Test
        void is_approved_once() {
            alreadySo(ask(submitted(new AccountApproved(EXCHANGE, MASKS)), giver(),
                    new ApproveAccount(EXCHANGE, MASKS)));
        }

        @Test
        void is_final_once_approved() {
            no(submitted(new AccountApproved(EXCHANGE, MASKS)), giver(), new QueryAccount(EXCHANGE, MASKS, "why?"),
                    ExchangeRejection.ACCOUNT_APPROVED);
        }

        @Test
        void is_not_approved_by_the_side_that_submitted_it() {
            no(submitted(), receiver(), new ApproveAccount(EXCHANGE, MASKS), ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_not_approved_by_a_third_city() {
            no(submittedBeside(osaka), by(OSAKA, "2020-06"), new ApproveAccount(EXCHANGE, MASKS),
                    ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_approved_by_a_third_city_where_a_company_gave() {
            does(givenByTheCompany(HARBOUR_CITIES), by(HAMBURG, "2020-06"), new ApproveAccount(EXCHANGE, MASKS),
                    new AccountApproved(EXCHANGE, MASKS));
        }

        @Test
        void is_not_judged_by_the_receiving_side_where_a_company_gave() {
            no(givenByTheCompany(HARBOUR_CITIES), by(DAR_ES_SALAAM, "2020-06"), new ApproveAccount(EXCHANGE, MASKS),
                    ExchangeRejection.ONLY_THE_GIVING_SIDE);
            no(givenByTheCompany(HARBOUR_CITIES), by(DAR_ES_SALAAM, "2020-06"),
                    new QueryAccount(EXCHANGE, MASKS, "why?"), ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_judged_by_an_auditor_on_whosever_behalf() {
            does(submittedBeside(osaka), auditor(OSAKA), new ApproveAccount(EXCHANGE, MASKS),
                    new AccountApproved(EXCHANGE, MASKS));
        }

        @Test
        void is_not_judged_by_the_submitter_even_as_auditor() {
            no(submitted(), auditor(DAR_ES_SALAAM), new ApproveAccount(EXCHANGE, MASKS),
                    ExchangeRejection.SUBMITTER_DOES_NOT_JUDGE);
        }

        @Test
        void is_not_approved_before_it_was_submitted() {
            no(used(), giver(), new ApproveAccount(EXCHANGE, MASKS), ExchangeRejection.NO_ACCOUNT);
        }

        @Test
        void is_queried_and_submitted_anew() {
            var queried = new AccountQueried(EXCHANGE, MASKS, "why?");

            does(submitted(), giver(), new QueryAccount(EXCHANGE, MASKS, "why?"), queried);
            does(submitted(queried), receiver(), account(1000), accounted(1000));
        }

        @Test
        void is_queried_once_by_the_same_question() {
            alreadySo(ask(submitted(new AccountQueried(EXCHANGE, MASKS, "why?")), giver(),
                    new QueryAccount(EXCHANGE, MASKS, "why?")));
        }

        @Test
        void is_queried_again_by_another_question() {
            does(submitted(new AccountQueried(EXCHANGE, MASKS, "why?")), giver(),
                    new QueryAccount(EXCHANGE, MASKS, "how?"), new AccountQueried(EXCHANGE, MASKS, "how?"));
        }

        @Test
        void is_queried_again_by_the_same_question_once_it_was_submitted_anew() {
            var queried = new AccountQueried(EXCHANGE, MASKS, "why?");
            var anew = said(by(DAR_ES_SALAAM, "2020-05"), accounted(1000));

            does(submittedAnd(said(by(HAMBURG, "2020-05"), queried), anew), giver(),
                    new QueryAccount(EXCHANGE, MASKS, "why?"), queried);
        }

        @Test
        void is_not_approved_after_it_was_queried_until_it_is_submitted_anew() {
            no(submitted(new AccountQueried(EXCHANGE, MASKS, "why?")), giver(), new ApproveAccount(EXCHANGE, MASKS),
                    ExchangeRejection.NO_ACCOUNT);
        }

        @Test
        void is_not_submitted_again_once_approved() {
            no(submitted(new AccountApproved(EXCHANGE, MASKS)), receiver(),
                    new SubmitAccount(EXCHANGE, MASKS, 999, 1, 0, null, null), ExchangeRejection.ACCOUNT_APPROVED);
        }

        @Test
        void is_refused_before_the_first_receipt() {
            no(used(), by(DAR_ES_SALAAM, "2020-03-31"), account(1000), ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_refused_of_a_commitment_that_nobody_made() {
            no(given(), receiver(), account(1000), ExchangeRejection.NO_SUCH_COMMITMENT);
            no(given(), giver(), new ApproveAccount(EXCHANGE, MASKS), ExchangeRejection.NO_SUCH_COMMITMENT);
            no(given(), giver(), new QueryAccount(EXCHANGE, MASKS, "why?"), ExchangeRejection.NO_SUCH_COMMITMENT);
        }

        @Test
        void is_not_judged_before_it_was_submitted() {
            no(submitted(), by(HAMBURG, "2020-04-30"), new ApproveAccount(EXCHANGE, MASKS),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
            no(submitted(), by(HAMBURG, "2020-04-30"), new QueryAccount(EXCHANGE, MASKS, "why?"),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_queried_by_the_side_that_submitted_it() {
            no(submitted(), receiver(), new QueryAccount(EXCHANGE, MASKS, "why?"),
                    ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_not_queried_where_there_is_none() {
            no(used(), giver(), new QueryAccount(EXCHANGE, MASKS, "why?"), ExchangeRejection.NO_ACCOUNT);
        }

        private final Participant osaka = new Participant(new Key("osaka"), OSAKA, null, null);

        /** A third city takes part. */
        private TestExecutor<CrisisExchange> submittedBeside(Participant third) {
            return submittedAnd(said(by(HARBOUR_CITIES, "2020"), new ParticipantAdded(EXCHANGE, third)));
        }

        /** The carrier gave, Dar es Salaam took, and the account was submitted on behalf of that network. */
        private TestExecutor<CrisisExchange> givenByTheCompany(NetworkId submitter) {
            var gift = new OfferMade(EXCHANGE, MASKS, CARRIER, RECEIVER, MASK, 1000L, null, null, null);
            var events = new ArrayList<EventMessage<?>>(List.of(said(by(submitter, "2020"), opened())));
            for (var event : List.of(
                    gift, accepted(1000), dispatched(1000), received(1000), distributed(1000), accounted(1000))) {
                events.add(said(by(submitter, "2020-05"), event));
            }
            return exchange.given(events.toArray(EventMessage<?>[]::new));
        }

        private static Envelope auditor(CityId city) {
            return Envelope.of(new Actor(Role.AUDITOR, city), by(city, "2020-06").effective());
        }
    }

    @Nested
    class Funding {

        private final RequestFunding request =
                new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, "covid19-solidarity-2020", euros(50_000));
        private final FundingGranted granted = new FundingGranted(EXCHANGE, SOLIDARITY, euros(40_000));
        private final FundingDrawn drawn = new FundingDrawn(EXCHANGE, SOLIDARITY, euros(30_000));
        private final FundingAccounted proven =
                new FundingAccounted(EXCHANGE, SOLIDARITY, euros(30_000), euros(0));

        @Test
        void is_requested_within_the_limits_of_the_programme() {
            does(given(), giver(), request, requested(50_000));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(given(requested(50_000)), giver(), request));
        }

        @Test
        void is_refused_outside_the_limits_of_the_programme() {
            no(given(), giver(),
                    new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, "covid19-solidarity-2020", euros(50_001)),
                    ExchangeRejection.OUTSIDE_PROGRAMME_LIMITS);
        }

        @Test
        void is_refused_after_the_term_of_the_programme() {
            no(given(), by(HAMBURG, "2021-01-01"), request, ExchangeRejection.PROGRAMME_CLOSED);
        }

        @Test
        void has_no_limits_in_a_programme_that_nobody_knows() {
            ask(given(), giver(), new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, "a lottery", euros(9_000_000)))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_granted() {
            does(given(requested(50_000)), giver(), new GrantFunding(EXCHANGE, SOLIDARITY, euros(40_000)), granted);
        }

        @Test
        void is_not_granted_beyond_what_was_requested() {
            no(given(requested(20_000)), giver(), new GrantFunding(EXCHANGE, SOLIDARITY, euros(20_001)),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_not_granted_when_nobody_asked() {
            no(given(), giver(), new GrantFunding(EXCHANGE, SOLIDARITY, euros(1)), ExchangeRejection.NO_SUCH_FUNDING);
        }

        @Test
        void is_drawn_up_to_the_grant() {
            does(given(requested(50_000), granted), giver(),
                    new DrawFunding(EXCHANGE, SOLIDARITY, euros(30_000)), drawn);
            no(given(requested(50_000), granted, drawn), giver(),
                    new DrawFunding(EXCHANGE, SOLIDARITY, euros(10_001)), ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_accounted_for_in_full() {
            does(given(requested(50_000), granted, drawn), giver(),
                    new AccountFunding(EXCHANGE, SOLIDARITY, euros(29_000), euros(1_000)),
                    new FundingAccounted(EXCHANGE, SOLIDARITY, euros(29_000), euros(1_000)));
        }

        @Test
        void is_said_by_the_participant_that_asked_for_it() {
            no(given(), receiver(), request, ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
            no(given(requested(50_000)), receiver(), grant(40_000), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
            no(given(requested(50_000), granted), receiver(), draw(1), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
            no(given(requested(50_000), granted, drawn), receiver(), prove(30_000, 0),
                    ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
        }

        @Test
        void is_refused_under_a_key_that_is_taken() {
            no(given(requested(40_000)), giver(), request, ExchangeRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_for_a_participant_who_is_none() {
            no(given(), giver(), new RequestFunding(EXCHANGE, SOLIDARITY, OTHER, "a lottery", euros(1)),
                    ExchangeRejection.NO_SUCH_PARTICIPANT);
        }

        @Test
        void of_nothing_is_refused() {
            no(given(), giver(), new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, "a lottery", euros(0)),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
            no(given(lottery()), giver(), grant(0), ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
            no(given(requested(50_000), granted), giver(), draw(0), ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_counted_in_one_currency() {
            no(given(requested(50_000)), giver(), new GrantFunding(EXCHANGE, SOLIDARITY, dollars(40_000)),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
            no(given(requested(50_000), granted), giver(), new DrawFunding(EXCHANGE, SOLIDARITY, dollars(1)),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
            no(given(requested(50_000), granted, drawn), giver(),
                    new AccountFunding(EXCHANGE, SOLIDARITY, dollars(30_000), dollars(0)),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_granted_within_the_limits_of_the_programme() {
            no(given(requested(50_000)), giver(), grant(999), ExchangeRejection.OUTSIDE_PROGRAMME_LIMITS);
        }

        @Test
        void is_granted_once() {
            alreadySo(ask(given(requested(50_000), granted), giver(), grant(40_000)));
            no(given(requested(50_000), granted), giver(), grant(50_000), ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_not_granted_before_it_was_requested() {
            no(given(requested(50_000)), by(HAMBURG, "2020-03-31"), grant(40_000),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_drawn_before_it_was_granted() {
            no(given(requested(50_000)), giver(), draw(1), ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
            no(given(requested(50_000), granted), by(HAMBURG, "2020-03-31"), draw(1),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_drawn_after_it_was_accounted_for() {
            no(given(requested(50_000), granted, drawn, proven), giver(), draw(1),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_not_drawn_when_nobody_asked() {
            no(given(), giver(), draw(1), ExchangeRejection.NO_SUCH_FUNDING);
        }

        @Test
        void is_accounted_for_once() {
            alreadySo(ask(given(requested(50_000), granted, drawn, proven), giver(), prove(30_000, 0)));
            no(given(requested(50_000), granted, drawn, proven), giver(), prove(29_000, 1_000),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_not_accounted_for_before_it_was_drawn() {
            no(given(requested(50_000), granted, drawn), by(HAMBURG, "2020-03-31"), prove(30_000, 0),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_accounted_for_without_a_grant() {
            no(given(requested(50_000)), giver(), prove(0, 0), ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }

        @Test
        void is_not_accounted_for_when_nobody_asked() {
            no(given(), giver(), prove(1, 0), ExchangeRejection.NO_SUCH_FUNDING);
        }

        @ParameterizedTest
        @CsvSource({"nakopa, 50000, 250000", "cerv-town-twinning, 8455, 50745", "covid19-solidarity-2020, 1000, 50000"})
        void has_the_limits_of_its_programme(String programme, long least, long most) {
            for (var amount : List.of(least, most)) {
                ask(given(), giver(), new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, programme, euros(amount)))
                        .expectSuccessfulHandlerExecution();
            }
            for (var amount : List.of(least - 1, most + 1)) {
                no(given(), giver(), new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, programme, euros(amount)),
                        ExchangeRejection.OUTSIDE_PROGRAMME_LIMITS);
            }
        }

        @Test
        void has_no_term_where_none_is_known() {
            ask(given(), by(HAMBURG, "2026"), new RequestFunding(EXCHANGE, SOLIDARITY, GIVER, "nakopa", euros(50_000)))
                    .expectSuccessfulHandlerExecution();
        }

        private FundingRequested lottery() {
            return new FundingRequested(EXCHANGE, SOLIDARITY, GIVER, "a lottery", euros(10));
        }

        private GrantFunding grant(long amount) {
            return new GrantFunding(EXCHANGE, SOLIDARITY, euros(amount));
        }

        private DrawFunding draw(long amount) {
            return new DrawFunding(EXCHANGE, SOLIDARITY, euros(amount));
        }

        private AccountFunding prove(long used, long returned) {
            return new AccountFunding(EXCHANGE, SOLIDARITY, euros(used), euros(returned));
        }

        private static Money dollars(long amount) {
            return new Money(amount * 100, "USD");
        }

        @Test
        void is_refused_when_the_account_does_not_add_up() {
            no(given(requested(50_000), granted, drawn), giver(),
                    new AccountFunding(EXCHANGE, SOLIDARITY, euros(29_000), euros(999)),
                    ExchangeRejection.FUNDING_DOES_NOT_ADD_UP);
        }
    }

    @Nested
    class Closing {

        private final CrisisExchangeClosed closed = new CrisisExchangeClosed(EXCHANGE);

        @Test
        void ends_an_exchange_in_which_every_line_is_settled() {
            does(submitted(new AccountApproved(EXCHANGE, MASKS)), late(), new CloseExchange(EXCHANGE), closed);
        }

        @Test
        void needs_no_account_of_what_never_came() {
            does(given(offered(10L), accepted(10), new QuantityWrittenOff(EXCHANGE, MASKS, 10, "no plane")), late(),
                    new CloseExchange(EXCHANGE), closed);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(ask(given(closed), late(), new CloseExchange(EXCHANGE)));
        }

        @Test
        void is_refused_while_a_need_or_an_offer_is_open() {
            no(given(needed(1L)), late(), new CloseExchange(EXCHANGE), ExchangeRejection.NEED_OR_OFFER_OPEN);
            no(given(offered(1L)), late(), new CloseExchange(EXCHANGE), ExchangeRejection.NEED_OR_OFFER_OPEN);
        }

        @Test
        void is_refused_while_a_line_is_not_settled() {
            no(submitted(), late(), new CloseExchange(EXCHANGE), ExchangeRejection.LINE_NOT_SETTLED);
        }

        @Test
        void is_refused_while_a_funding_is_not_accounted_for() {
            no(given(requested(5000), new FundingGranted(EXCHANGE, SOLIDARITY, euros(5000)),
                            new FundingDrawn(EXCHANGE, SOLIDARITY, euros(1))),
                    late(), new CloseExchange(EXCHANGE), ExchangeRejection.FUNDING_NOT_ACCOUNTED);
        }

        @Test
        void is_refused_before_what_certainly_happened_later() {
            no(submitted(new AccountApproved(EXCHANGE, MASKS)), by(HAMBURG, "2020-03"), new CloseExchange(EXCHANGE),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_refused_before_the_opening() {
            no(given(), by(HAMBURG, "2019"), new CloseExchange(EXCHANGE), ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_not_undone_before_it_was_done() {
            no(given(closed), by(HAMBURG, "2020-03-31"), new ReopenExchange(EXCHANGE, "a letter"),
                    ExchangeRejection.NOT_IN_THAT_ORDER);
        }

        @Test
        void is_undone_with_a_reason() {
            does(given(closed), late(), new ReopenExchange(EXCHANGE, "a letter"),
                    new CrisisExchangeReopened(EXCHANGE, "a letter"));
        }

        @Test
        void is_undone_only_when_it_was_done() {
            no(given(), late(), new ReopenExchange(EXCHANGE, "a letter"), ExchangeRejection.EXCHANGE_NOT_CLOSED);
        }

    }

    @Nested
    class EveryCommand {

        @ParameterizedTest
        @MethodSource("city.hansa.command.exchange.CrisisExchangeSpec#commands")
        void is_refused_to_a_city_that_takes_no_part(ExchangeCommand command) {
            no(used(accounted(1000)), by(OSAKA, "2021"), command, ExchangeRejection.NOT_A_PARTICIPANT);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.exchange.CrisisExchangeSpec#commands")
        void is_refused_to_a_network_that_did_not_open_the_exchange(ExchangeCommand command) {
            no(used(accounted(1000)), by(OTHER_NETWORK, "2021"), command, ExchangeRejection.NOT_A_PARTICIPANT);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.exchange.CrisisExchangeSpec#commands")
        void is_refused_while_the_exchange_is_closed(ExchangeCommand command) {
            registered(OSAKA);
            var given = used(needed(1000L), accounted(1000), requested(50_000), new CrisisExchangeClosed(EXCHANGE));
            var result = ask(given, by(HARBOUR_CITIES, "2021"), command);

            if (command instanceof ReopenExchange) {
                result.expectEvents(new CrisisExchangeReopened(EXCHANGE, "a letter"));
            } else if (command instanceof CloseExchange) {
                alreadySo(result);
            } else {
                refused(result, ExchangeRejection.EXCHANGE_CLOSED);
            }
        }
    }

    /** What the taker says of what it has on hand. */
    static Stream<ExchangeCommand> uses() {
        return Stream.of(
                distribute(1),
                new PassOnGoods(EXCHANGE, MASKS, "care homes", 1),
                new RecordLoss(EXCHANGE, MASKS, 1, LossCause.EXPIRED),
                new ReturnGoods(EXCHANGE, MASKS, 1));
    }

    /** Each command that an exchange takes once it is open, about what is there and not said yet. */
    static Stream<ExchangeCommand> commands() {
        return Stream.of(
                new AddParticipant(EXCHANGE, new Participant(new Key("osaka"), OSAKA, null, null)),
                need(OTHER, MASK, 1L),
                new WithdrawNeed(EXCHANGE, MASKS, "met"),
                new PassOnNeed(EXCHANGE, MASKS, "seven institutions", List.of(), null),
                new MakeOffer(EXCHANGE, OTHER, GIVER, RECEIVER, MASK, 1L, null, null, null),
                new AcceptOffer(EXCHANGE, MASKS, OTHER, RECEIVER, 1, null, null),
                new DeclineOffer(EXCHANGE, MASKS, null),
                new WithdrawOffer(EXCHANGE, MASKS, null),
                new ExpireOffer(EXCHANGE, MASKS),
                new GrantClearance(EXCHANGE, MASKS, Clearance.CUSTOMS, null),
                new DispatchConsignment(EXCHANGE, OTHER, MASKS, 1, null, null),
                receive(1),
                new RefuseConsignment(EXCHANGE, FIRST, "no certificate"),
                new PassOnGoods(EXCHANGE, MASKS, "care homes", 1),
                distribute(1),
                new RecordLoss(EXCHANGE, MASKS, 1, LossCause.EXPIRED),
                new ReturnGoods(EXCHANGE, MASKS, 1),
                account(999),
                new ApproveAccount(EXCHANGE, MASKS),
                new QueryAccount(EXCHANGE, MASKS, "why?"),
                new RequestFunding(EXCHANGE, OTHER, GIVER, "a lottery", euros(1)),
                new GrantFunding(EXCHANGE, SOLIDARITY, euros(1_000)),
                new DrawFunding(EXCHANGE, SOLIDARITY, euros(1)),
                new AccountFunding(EXCHANGE, SOLIDARITY, euros(1), euros(0)),
                new WriteOff(EXCHANGE, MASKS, 1, "no plane"),
                new CloseExchange(EXCHANGE),
                new ReopenExchange(EXCHANGE, "a letter"));
    }

    /** Hamburg has ten places, and four patients were taken in from Dar es Salaam. */
    @Nested
    class OfPatients {

        private final AcceptOffer more = new AcceptOffer(EXCHANGE, MASKS, OTHER, RECEIVER, 1, null, "two women");
        private final Aid patients = Aid.patients(CareLevel.ICU);

        @Test
        void nothing_is_told_but_how_many_they_are() {
            for (var command : List.of(
                    new DeclareNeed(EXCHANGE, OTHER, RECEIVER, patients, 4L, null, "two women"),
                    new WithdrawNeed(EXCHANGE, MASKS, "two women"),
                    new PassOnNeed(EXCHANGE, MASKS, "two women", List.of(), null),
                    new PassOnNeed(EXCHANGE, MASKS, "", List.of(), "two women"),
                    new PassOnNeed(EXCHANGE, MASKS, "", List.of(clinic().organisation()), null),
                    new MakeOffer(EXCHANGE, OTHER, GIVER, RECEIVER, patients, 4L, null, null, "two women"),
                    more,
                    new DeclineOffer(EXCHANGE, MASKS, "two women"),
                    new WithdrawOffer(EXCHANGE, MASKS, "two women"),
                    new GrantClearance(EXCHANGE, MASKS, Clearance.MEDICAL, "two women"),
                    new DispatchConsignment(EXCHANGE, OTHER, MASKS, 1, "two women", null),
                    new RefuseConsignment(EXCHANGE, FIRST, "two women"),
                    new PassOnGoods(EXCHANGE, MASKS, "two women", 1),
                    new RecordDistribution(EXCHANGE, MASKS, 1, null, "two women"),
                    new RecordLoss(EXCHANGE, MASKS, 1, LossCause.UNACCOUNTED_FOR),
                    new WriteOff(EXCHANGE, MASKS, 1, "two women"),
                    new QueryAccount(EXCHANGE, MASKS, "two women"))) {
                no(inCare(), by(HARBOUR_CITIES, "2020-05"), command, ExchangeRejection.PATIENTS_ARE_ONLY_COUNTED);
            }
        }

        @Test
        void a_text_that_must_be_given_is_left_empty() {
            does(inCare(), by(HARBOUR_CITIES, "2020-05"), new WithdrawNeed(EXCHANGE, MASKS, ""),
                    new NeedWithdrawn(EXCHANGE, MASKS, ""));
            does(inCare(), by(HARBOUR_CITIES, "2020-05"), new PassOnNeed(EXCHANGE, MASKS, "", List.of(), null),
                    new NeedPassedOn(EXCHANGE, MASKS, "", List.of(), null));
            does(inCare(), by(HARBOUR_CITIES, "2020-05"), new RefuseConsignment(EXCHANGE, FIRST, ""),
                    new ConsignmentRefused(EXCHANGE, FIRST, ""));
            does(inCare(), by(HARBOUR_CITIES, "2020-05"), new WriteOff(EXCHANGE, MASKS, 1, ""),
                    new QuantityWrittenOff(EXCHANGE, MASKS, 1, ""));
        }

        @Test
        void no_hospital_is_named_where_they_leave_or_arrive() {
            var clinic = clinic().key();

            for (var command : List.of(
                    new DeclareNeed(EXCHANGE, OTHER, clinic, patients, 4L, null, null),
                    new MakeOffer(EXCHANGE, OTHER, clinic, RECEIVER, patients, 4L, null, null, null),
                    new MakeOffer(EXCHANGE, OTHER, GIVER, clinic, patients, 4L, null, null, null),
                    new AcceptOffer(EXCHANGE, MASKS, OTHER, clinic, 1, null, null))) {
                no(inCare(), by(HARBOUR_CITIES, "2020-05"), command, ExchangeRejection.PATIENTS_ARE_ONLY_COUNTED);
            }
        }

        @Test
        void a_hospital_may_take_anything_else() {
            ask(inCare(), by(HARBOUR_CITIES, "2020-05"),
                            new DeclareNeed(EXCHANGE, OTHER, clinic().key(), MASK, 4L, null, "the wards"))
                    .expectSuccessfulHandlerExecution();
        }

        private TestExecutor<CrisisExchange> inCare() {
            return given(
                    new ParticipantAdded(EXCHANGE, clinic()),
                    new NeedDeclared(EXCHANGE, MASKS, RECEIVER, patients, null, null, null),
                    new OfferMade(EXCHANGE, MASKS, GIVER, null, patients, 10L, null, null, null),
                    accepted(8),
                    new ConsignmentDispatched(EXCHANGE, FIRST, MASKS, 6, null, null),
                    received(4));
        }

        private static Participant clinic() {
            return new Participant(
                    new Key("clinic"), null, new Organisation("A clinic", Organisation.Kind.HOSPITAL, null), null);
        }
    }

    private void registered(CityId... cities) {
        for (var city : cities) {
            exchange.elsewhere("City", city, said(by(city, "2026"), CityExamples.registered()));
        }
    }

    private void ended(CityId city, String day) {
        exchange.elsewhere("City", city, said(by(city, "1950"), CityExamples.registered()),
                said(by(city, day), new CityDissolved(city, "flood")));
    }

    /** The exchange, opened by the network, and what happened in it: on 1 April 2020, said by the network. */
    private TestExecutor<CrisisExchange> given(ExchangeEvent... events) {
        var messages = new EventMessage<?>[events.length + 1];
        messages[0] = said(by(HARBOUR_CITIES, "2020"), opened());
        for (var n = 0; n < events.length; n++) {
            messages[n + 1] = said(by(HARBOUR_CITIES, "2020-04-01"), events[n]);
        }
        return exchange.given(messages);
    }

    private TestExecutor<CrisisExchange> sent(long quantity, ExchangeEvent... then) {
        var events = new ArrayList<ExchangeEvent>(List.of(offered(1000L), accepted(1000), dispatched(quantity)));
        events.addAll(List.of(then));
        return given(events.toArray(ExchangeEvent[]::new));
    }

    private TestExecutor<CrisisExchange> used(ExchangeEvent... then) {
        var events = new ArrayList<ExchangeEvent>(List.of(received(1000), distributed(1000)));
        events.addAll(List.of(then));
        return sent(1000, events.toArray(ExchangeEvent[]::new));
    }

    /** The account was submitted by Dar es Salaam. */
    private TestExecutor<CrisisExchange> submitted(ExchangeEvent... then) {
        return submittedAnd(Stream.of(then)
                .map(event -> said(by(HAMBURG, "2020-05"), event))
                .toArray(EventMessage<?>[]::new));
    }

    private TestExecutor<CrisisExchange> submittedAnd(EventMessage<?>... then) {
        var messages = new ArrayList<EventMessage<?>>();
        messages.add(said(by(HARBOUR_CITIES, "2020"), opened()));
        for (var event : List.of(offered(1000L), accepted(1000), dispatched(1000), received(1000), distributed(1000))) {
            messages.add(said(by(HARBOUR_CITIES, "2020-04-01"), event));
        }
        messages.add(said(by(DAR_ES_SALAAM, "2020-05"), accounted(1000)));
        messages.addAll(List.of(then));
        return exchange.given(messages.toArray(EventMessage<?>[]::new));
    }

    private static ResultValidator<CrisisExchange> ask(
            TestExecutor<CrisisExchange> given, Envelope envelope, ExchangeCommand command) {
        return given.when(command, in(envelope));
    }

    private static void does(
            TestExecutor<CrisisExchange> given, Envelope envelope, ExchangeCommand command, ExchangeEvent event) {
        ask(given, envelope, command).expectEvents(event);
    }

    private static void no(
            TestExecutor<CrisisExchange> given, Envelope envelope, ExchangeCommand command, ExchangeRejection reason) {
        refused(ask(given, envelope, command), reason);
    }

    private static Envelope giver() {
        return by(HAMBURG, "2020-05");
    }

    private static Envelope receiver() {
        return by(DAR_ES_SALAAM, "2020-05");
    }

    private static Envelope late() {
        return by(HAMBURG, "2020-12-31");
    }

    private static OpenExchange open(Participant... participants) {
        return new OpenExchange(EXCHANGE, COVID, List.of(participants), null, opened().themes());
    }

    private static DeclareNeed need(Key key, Aid aid, @Nullable Long quantity) {
        return new DeclareNeed(EXCHANGE, key, RECEIVER, aid, quantity, null, "hospitals");
    }

    private static MakeOffer offer(@Nullable Long quantity) {
        return new MakeOffer(EXCHANGE, MASKS, GIVER, RECEIVER, MASK, quantity, null, null, null);
    }

    private static MakeOffer offerFor(Key need, Aid aid) {
        return new MakeOffer(EXCHANGE, MASKS, GIVER, RECEIVER, aid, 1L, need, null, null);
    }

    private static OfferMade offeredFor(Key need) {
        return new OfferMade(EXCHANGE, MASKS, GIVER, RECEIVER, MASK, 1000L, need, null, null);
    }

    /** Hamburg offers ten intensive-care places. */
    private static OfferMade places() {
        return new OfferMade(EXCHANGE, MASKS, GIVER, RECEIVER, Aid.patients(CareLevel.ICU), 10L, null, null, null);
    }

    private static AcceptOffer accept(long quantity) {
        return new AcceptOffer(EXCHANGE, MASKS, MASKS, RECEIVER, quantity, null, null);
    }

    private static DispatchConsignment dispatch(long quantity) {
        return new DispatchConsignment(EXCHANGE, FIRST, MASKS, quantity, "sea freight", 10);
    }

    private static ConfirmReceipt receive(long good) {
        return new ConfirmReceipt(EXCHANGE, FIRST, good, null, null, null, null);
    }

    private static RecordDistribution distribute(long quantity) {
        return new RecordDistribution(EXCHANGE, MASKS, quantity, null, "hospitals");
    }

    private static SubmitAccount account(long used) {
        return new SubmitAccount(EXCHANGE, MASKS, used, 0, 0, null, null);
    }
}
