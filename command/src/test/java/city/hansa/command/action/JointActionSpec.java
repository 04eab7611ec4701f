package city.hansa.command.action;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.EXHIBITION;
import static city.hansa.api.action.ActionExamples.FORUM;
import static city.hansa.api.action.ActionExamples.GUEST;
import static city.hansa.api.action.ActionExamples.MINISTRY;
import static city.hansa.api.action.ActionExamples.NINE;
import static city.hansa.api.action.ActionExamples.NINETEEN;
import static city.hansa.api.action.ActionExamples.PARTNERSHIP;
import static city.hansa.api.action.ActionExamples.REAFFIRMED;
import static city.hansa.api.action.ActionExamples.STOP;
import static city.hansa.api.action.ActionExamples.agreed;
import static city.hansa.api.action.ActionExamples.attended;
import static city.hansa.api.action.ActionExamples.cancelled;
import static city.hansa.api.action.ActionExamples.committed;
import static city.hansa.api.action.ActionExamples.completed;
import static city.hansa.api.action.ActionExamples.confirmed;
import static city.hansa.api.action.ActionExamples.evaluated;
import static city.hansa.api.action.ActionExamples.fulfilled;
import static city.hansa.api.action.ActionExamples.legAdded;
import static city.hansa.api.action.ActionExamples.linked;
import static city.hansa.api.action.ActionExamples.met;
import static city.hansa.api.action.ActionExamples.noOutcome;
import static city.hansa.api.action.ActionExamples.opened;
import static city.hansa.api.action.ActionExamples.osakaInvited;
import static city.hansa.api.action.ActionExamples.plan;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.postponed;
import static city.hansa.api.action.ActionExamples.raised;
import static city.hansa.api.action.ActionExamples.reaffirmed;
import static city.hansa.api.action.ActionExamples.rejected;
import static city.hansa.api.action.ActionExamples.reported;
import static city.hansa.api.action.ActionExamples.rescheduled;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.api.action.ActionExamples.signedBy;
import static city.hansa.api.action.ActionExamples.started;
import static city.hansa.api.action.ActionExamples.supported;
import static city.hansa.api.action.ActionExamples.takenUp;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionCommand;
import city.hansa.api.action.ActionCommand.AddLeg;
import city.hansa.api.action.ActionCommand.AgreeAction;
import city.hansa.api.action.ActionCommand.AttachActionSupport;
import city.hansa.api.action.ActionCommand.CancelAction;
import city.hansa.api.action.ActionCommand.CertifyAttendance;
import city.hansa.api.action.ActionCommand.CompleteAction;
import city.hansa.api.action.ActionCommand.ConfirmParticipation;
import city.hansa.api.action.ActionCommand.DeclareCommitment;
import city.hansa.api.action.ActionCommand.DeclareNoOutcome;
import city.hansa.api.action.ActionCommand.EvaluateAction;
import city.hansa.api.action.ActionCommand.FulfilCommitment;
import city.hansa.api.action.ActionCommand.InviteParticipant;
import city.hansa.api.action.ActionCommand.LinkTo;
import city.hansa.api.action.ActionCommand.MeetDemand;
import city.hansa.api.action.ActionCommand.OpenSeal;
import city.hansa.api.action.ActionCommand.PlanAction;
import city.hansa.api.action.ActionCommand.PostponeAction;
import city.hansa.api.action.ActionCommand.RaiseDemand;
import city.hansa.api.action.ActionCommand.RejectDemand;
import city.hansa.api.action.ActionCommand.ReportActionFigure;
import city.hansa.api.action.ActionCommand.ReportOutcome;
import city.hansa.api.action.ActionCommand.RescheduleAction;
import city.hansa.api.action.ActionCommand.SealRecord;
import city.hansa.api.action.ActionCommand.SignStatement;
import city.hansa.api.action.ActionCommand.StartAction;
import city.hansa.api.action.ActionCommand.TakeUpDemand;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionEvent.DemandRejected;
import city.hansa.api.action.ActionKind;
import city.hansa.api.action.ActionRejection;
import city.hansa.api.action.ActionScope;
import city.hansa.api.action.CommitmentOwner;
import city.hansa.api.action.OutcomeKind;
import city.hansa.api.action.Participant;
import city.hansa.api.action.ParticipantRole;
import city.hansa.api.action.Place;
import city.hansa.api.action.SupportRole;
import city.hansa.api.city.CityEvent.CityDissolved;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.network.NetworkExamples;
import city.hansa.command.Spec;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JointActionSpec {

    private static final EventMessage<?> PLANNED = said(by(HAMBURG, "2018"), planned());
    private static final EventMessage<?> CANCELLED_IN_MARCH = said(by(HAMBURG, "2018-03"), cancelled());
    private static final EventMessage<?> STARTED = said(by(HAMBURG, "2018-04-14"), started());
    private static final EventMessage<?> REAFFIRMED_THERE = said(by(HAMBURG, "2018-04-16"), reaffirmed());
    private static final EventMessage<?> COMPLETED = said(by(HAMBURG, "2018-04-20"), completed());
    private static final EventMessage<?> COMMITTED = said(by(HAMBURG, "2018-04-20"), committed());

    private static final NetworkId UNRECORDED = NetworkId.of("0199d5c0-0000-7000-8000-0000000000ff");

    private final Spec<JointAction> action = new Spec<>(JointAction.class);

    @BeforeEach
    void the_cities_and_their_network_are_registered() {
        List.of(HAMBURG, DAR_ES_SALAAM).forEach(city -> action.elsewhere("City", city, registered(city)));
        action.elsewhere("Network", HARBOUR_CITIES, said(by(HARBOUR_CITIES, "1990"), NetworkExamples.founded()));
    }

    @Nested
    class Planning {

        @Test
        void opens_an_action() {
            action.given().when(plan(), in(by(HAMBURG, "2018"))).expectEvents(planned());
        }

        @Test
        void may_be_done_by_a_network() {
            action.given().when(plan(), in(by(HARBOUR_CITIES, "2018"))).expectEvents(planned());
        }

        @Test
        void is_refused_to_a_network_that_nobody_recorded() {
            refused(action.given().when(plan(), in(by(UNRECORDED, "2018"))), ActionRejection.NO_SUCH_NETWORK);
        }

        @Test
        void is_refused_without_a_city() {
            refused(
                    action.given().when(plan(ActionKind.LECTURE), in(by(HAMBURG, "2018"))),
                    ActionRejection.NO_CITY);
        }

        @Test
        void is_refused_to_a_city_that_does_not_take_part() {
            refused(action.given().when(plan(), in(by(OSAKA, "2018"))), ActionRejection.NOT_TAKING_PART);
        }

        @Test
        void is_refused_with_a_city_that_nobody_registered() {
            refused(
                    action.given().when(plan(ActionKind.COURSE, HAMBURG, OSAKA), in(by(HAMBURG, "2018"))),
                    ActionRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_with_a_city_that_had_ended() {
            osakaEndedIn("2017");

            refused(
                    action.given().when(plan(ActionKind.COURSE, HAMBURG, OSAKA), in(by(HAMBURG, "2018"))),
                    ActionRejection.CITY_HAS_ENDED);
        }

        @Test
        void claims_no_state_treaty() {
            var treaty = new PlanAction(
                    DELEGATION, ActionKind.DIALOGUE, "INF talks", List.of(HAMBURG), List.of(), List.of(), on("2018"),
                    null, null, null, null, ActionScope.STATE_TREATY);

            refused(action.given().when(treaty, in(by(HAMBURG, "2018"))), ActionRejection.NO_STATE_TREATY);
        }

        @Test
        void keeps_a_discreet_dialogue_between_its_parties() {
            var discreet = plan(ActionKind.DISCREET_DIALOGUE, HAMBURG, DAR_ES_SALAAM);

            action.given()
                    .when(discreet, in(seenBy(Visibility.PARTIES, by(HAMBURG, "2018"))))
                    .expectEvents(planned(ActionKind.DISCREET_DIALOGUE));
        }

        @Test
        void refuses_a_discreet_dialogue_that_a_network_may_read() {
            var discreet = plan(ActionKind.DISCREET_DIALOGUE, HAMBURG, DAR_ES_SALAAM);

            refused(
                    action.given().when(discreet, in(seenBy(Visibility.NETWORK, by(HAMBURG, "2018")))),
                    ActionRejection.DISCREET_IS_NOT_PUBLIC);
        }
    }

    /** What holds for every command to an action that is there. */
    @Nested
    class Whoever_speaks {

        @ParameterizedTest
        @MethodSource("city.hansa.command.action.JointActionSpec#commands")
        void takes_part(ActionCommand command) {
            refused(given(PLANNED).when(command, in(by(OSAKA, "2018"))), ActionRejection.NOT_TAKING_PART);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.action.JointActionSpec#commands")
        void is_not_heard_by_more_than_may_read_the_record(ActionCommand command) {
            refused(
                    given(said(seenBy(Visibility.PARTIES, by(HAMBURG, "2018")), planned()))
                            .when(command, in(seenBy(Visibility.NETWORK, by(HAMBURG, "2018")))),
                    command instanceof OpenSeal ? ActionRejection.NOT_SEALED : ActionRejection.WIDER_THAN_THE_RECORD);
        }

        @Test
        void is_the_network_that_planned_it() {
            given(said(by(HARBOUR_CITIES, "2018"), planned()))
                    .when(new AgreeAction(DELEGATION), in(by(HARBOUR_CITIES, "2018")))
                    .expectEvents(agreed());
        }

        @Test
        void is_not_another_network() {
            refused(
                    given(PLANNED).when(new AgreeAction(DELEGATION), in(by(HARBOUR_CITIES, "2018"))),
                    ActionRejection.NOT_TAKING_PART);
        }

        @Test
        void is_a_network_that_it_is_linked_to() {
            var toTheNetwork = new Subject(Subject.Kind.NETWORK, HARBOUR_CITIES.value());

            given(PLANNED, said(by(HAMBURG, "2018"), new ActionEvent.ActionLinked(DELEGATION, toTheNetwork)))
                    .when(new AgreeAction(DELEGATION), in(by(HARBOUR_CITIES, "2018")))
                    .expectEvents(agreed());
        }

        @Test
        void is_a_city_that_confirmed() {
            given(PLANNED, said(by(HAMBURG, "2018"), osakaInvited()), said(by(OSAKA, "2018"), confirmed()))
                    .when(new AgreeAction(DELEGATION), in(by(OSAKA, "2018")))
                    .expectEvents(agreed());
        }

        @Test
        void is_not_a_city_that_is_only_invited() {
            refused(
                    given(PLANNED, said(by(HAMBURG, "2018"), osakaInvited()))
                            .when(new AgreeAction(DELEGATION), in(by(OSAKA, "2018"))),
                    ActionRejection.NOT_TAKING_PART);
        }
    }

    @Nested
    class Inviting {

        private final InviteParticipant invite =
                new InviteParticipant(DELEGATION, GUEST, Participant.of(OSAKA), ParticipantRole.GUEST);

        @Test
        void adds_a_city() {
            action.elsewhere("City", OSAKA, registered(OSAKA));

            given(PLANNED).when(invite, in(by(HAMBURG, "2018-02"))).expectEvents(osakaInvited());
        }

        @Test
        void adds_an_organisation() {
            var ministry = new InviteParticipant(DELEGATION, GUEST, Participant.of(MINISTRY), null);

            given(PLANNED)
                    .when(ministry, in(by(HAMBURG, "2018-02")))
                    .expectEvents(new ActionEvent.ParticipantInvited(
                            DELEGATION, GUEST, Participant.of(MINISTRY), null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018"), osakaInvited()))
                    .when(invite, in(by(HAMBURG, "2018-02"))));
        }

        @Test
        void is_refused_under_a_key_that_names_another_entry() {
            refused(
                    given(PLANNED, said(by(HAMBURG, "2018"), osakaInvited()))
                            .when(
                                    new InviteParticipant(DELEGATION, GUEST, Participant.of(MINISTRY), null),
                                    in(by(HAMBURG, "2018-02"))),
                    ActionRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_for_a_city_that_nobody_registered() {
            refused(given(PLANNED).when(invite, in(by(HAMBURG, "2018-02"))), ActionRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_for_a_city_that_had_ended() {
            osakaEndedIn("2017");

            refused(given(PLANNED).when(invite, in(by(HAMBURG, "2018-02"))), ActionRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            action.elsewhere("City", OSAKA, registered(OSAKA));

            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(invite, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Confirming {

        private final ConfirmParticipation confirm = new ConfirmParticipation(DELEGATION, GUEST);

        @Test
        void is_done_by_the_invited_city() {
            given(PLANNED, said(by(HAMBURG, "2018-01"), osakaInvited()))
                    .when(confirm, in(by(OSAKA, "2018-02")))
                    .expectEvents(confirmed());
        }

        @Test
        void is_done_for_it_by_one_who_takes_part() {
            given(PLANNED, said(by(HAMBURG, "2018-01"), osakaInvited()))
                    .when(confirm, in(by(HAMBURG, "2018-02")))
                    .expectEvents(confirmed());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-01"), osakaInvited()), said(by(OSAKA, "2018"), confirmed()))
                    .when(confirm, in(by(OSAKA, "2018-03"))));
        }

        @Test
        void is_refused_to_those_who_were_not_invited() {
            refused(given(PLANNED).when(confirm, in(by(HAMBURG, "2018"))), ActionRejection.NO_SUCH_ENTRY);
        }

        @Test
        void is_refused_before_the_invitation() {
            refused(
                    given(PLANNED, said(by(HAMBURG, "2018-02"), osakaInvited()))
                            .when(confirm, in(by(HAMBURG, "2018-01"))),
                    ActionRejection.ENTRY_OUT_OF_ORDER);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, said(by(HAMBURG, "2018-01"), osakaInvited()), CANCELLED_IN_MARCH)
                            .when(confirm, in(by(OSAKA, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Agreeing {

        @Test
        void makes_it_agreed() {
            given(PLANNED).when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2018-02"))).expectEvents(agreed());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-02"), agreed()))
                    .when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2018-03"))));
        }

        @Test
        void is_taken_later_for_an_earlier_day() {
            given(PLANNED, STARTED)
                    .when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2018-02")))
                    .expectEvents(agreed());
        }

        @Test
        void is_refused_after_the_start() {
            refused(
                    given(PLANNED, STARTED).when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2018-04-15"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_before_the_plan() {
            refused(
                    given(PLANNED).when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2017"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Committing {

        private final DeclareCommitment declare = new DeclareCommitment(
                DELEGATION, EXHIBITION, CommitmentOwner.of(DAR_ES_SALAAM), "bring an exhibition", on("2019-06"));

        @Test
        void binds_a_city_that_takes_part() {
            given(PLANNED).when(declare, in(by(DAR_ES_SALAAM, "2018-04-20"))).expectEvents(committed());
        }

        @Test
        void binds_a_participant_by_its_key() {
            var owner = CommitmentOwner.of(GUEST);

            given(PLANNED, said(by(HAMBURG, "2018"), osakaInvited()))
                    .when(
                            new DeclareCommitment(DELEGATION, EXHIBITION, owner, "bring a choir", null),
                            in(by(HAMBURG, "2018-04-20")))
                    .expectEvents(new ActionEvent.CommitmentDeclared(
                            DELEGATION, EXHIBITION, owner, "bring a choir", null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, COMMITTED).when(declare, in(by(HAMBURG, "2018-04-20"))));
        }

        @Test
        void is_refused_under_a_key_that_names_another_entry() {
            var other = new DeclareCommitment(
                    DELEGATION, EXHIBITION, CommitmentOwner.of(HAMBURG), "bring an exhibition", null);

            refused(given(PLANNED, COMMITTED).when(other, in(by(HAMBURG, "2018"))), ActionRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_for_a_city_that_takes_no_part() {
            var stranger =
                    new DeclareCommitment(DELEGATION, EXHIBITION, CommitmentOwner.of(OSAKA), "bring a choir", null);

            refused(given(PLANNED).when(stranger, in(by(HAMBURG, "2018"))), ActionRejection.OWNER_NOT_TAKING_PART);
        }

        @Test
        void is_refused_for_a_key_that_names_no_participant() {
            var nobody =
                    new DeclareCommitment(DELEGATION, EXHIBITION, CommitmentOwner.of(GUEST), "bring a choir", null);

            refused(given(PLANNED).when(nobody, in(by(HAMBURG, "2018"))), ActionRejection.OWNER_NOT_TAKING_PART);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(declare, in(by(HAMBURG, "2018-04-20"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Fulfilling {

        private final FulfilCommitment fulfil = new FulfilCommitment(DELEGATION, EXHIBITION);

        @Test
        void closes_a_commitment() {
            given(PLANNED, COMMITTED).when(fulfil, in(by(DAR_ES_SALAAM, "2019-05-20"))).expectEvents(fulfilled());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, COMMITTED, said(by(HAMBURG, "2019-05-20"), fulfilled()))
                    .when(fulfil, in(by(HAMBURG, "2019-06"))));
        }

        @Test
        void is_refused_for_what_nobody_promised() {
            refused(given(PLANNED).when(fulfil, in(by(HAMBURG, "2019"))), ActionRejection.NO_SUCH_ENTRY);
        }

        @Test
        void is_refused_before_the_promise() {
            refused(
                    given(PLANNED, COMMITTED).when(fulfil, in(by(HAMBURG, "2018-03"))),
                    ActionRejection.ENTRY_OUT_OF_ORDER);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, said(by(HAMBURG, "2018-01"), committed()), CANCELLED_IN_MARCH)
                            .when(fulfil, in(by(HAMBURG, "2019"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Postponing {

        private final PostponeAction postpone = new PostponeAction(DELEGATION, null, "storm");

        @Test
        void puts_it_off() {
            given(PLANNED).when(postpone, in(by(HAMBURG, "2018-04-10"))).expectEvents(postponed());
        }

        @Test
        void twice_for_the_same_reason_on_one_day_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-04-10"), postponed()))
                    .when(postpone, in(by(DAR_ES_SALAAM, "2018-04-10"))));
        }

        @Test
        void again_puts_it_off_again() {
            given(PLANNED, said(by(HAMBURG, "2018-04-10"), postponed()))
                    .when(postpone, in(by(HAMBURG, "2018-09")))
                    .expectEvents(postponed());
        }

        @Test
        void is_refused_after_it_was_completed() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE, COMPLETED).when(postpone, in(by(HAMBURG, "2018-05"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_before_the_plan() {
            refused(given(PLANNED).when(postpone, in(by(HAMBURG, "2017"))), ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(postpone, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Rescheduling {

        private final RescheduleAction reschedule = new RescheduleAction(DELEGATION, on("2018-09"));

        @Test
        void takes_up_what_was_postponed() {
            given(PLANNED, said(by(HAMBURG, "2018-04-10"), postponed()))
                    .when(reschedule, in(by(HAMBURG, "2018-06")))
                    .expectEvents(rescheduled());
        }

        @Test
        void may_bring_it_forward() {
            given(PLANNED).when(reschedule, in(by(HAMBURG, "2018-02"))).expectEvents(rescheduled());
        }

        @Test
        void is_refused_before_the_plan() {
            refused(given(PLANNED).when(reschedule, in(by(HAMBURG, "2017"))), ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void twice_on_one_day_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-06"), rescheduled()))
                    .when(reschedule, in(by(HAMBURG, "2018-06"))));
        }

        @Test
        void is_refused_after_it_was_completed() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE, COMPLETED).when(reschedule, in(by(HAMBURG, "2018-05"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(reschedule, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Cancelling {

        private final CancelAction cancel = new CancelAction(DELEGATION, "no flights");

        @Test
        void ends_it() {
            given(PLANNED).when(cancel, in(by(HAMBURG, "2018-03"))).expectEvents(cancelled());
        }

        @Test
        void ends_what_had_legs_planned() {
            given(PLANNED, said(by(HAMBURG, "2018-02"), legAdded()))
                    .when(cancel, in(by(HAMBURG, "2018-03")))
                    .expectEvents(cancelled());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, CANCELLED_IN_MARCH).when(cancel, in(by(HAMBURG, "2018-04"))));
        }

        @Test
        void is_refused_once_completed() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE, COMPLETED).when(cancel, in(by(HAMBURG, "2018-05"))),
                    ActionRejection.ALREADY_COMPLETED);
        }

        @Test
        void is_refused_before_what_certainly_happened_later() {
            refused(
                    given(PLANNED, STARTED).when(cancel, in(by(HAMBURG, "2018-03"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Starting {

        private final StartAction start = new StartAction(DELEGATION);

        @Test
        void puts_it_under_way() {
            given(PLANNED).when(start, in(by(HAMBURG, "2018-04-14"))).expectEvents(started());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, STARTED).when(start, in(by(HAMBURG, "2018-04-15"))));
        }

        @Test
        void is_refused_after_it_was_completed() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE, COMPLETED).when(start, in(by(HAMBURG, "2018-05"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(start, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Travelling {

        private final AddLeg leg = new AddLeg(DELEGATION, STOP, Place.of(OSAKA), on("2018-04-16"), "harbour");

        @Test
        void adds_a_leg_in_a_city() {
            action.elsewhere("City", OSAKA, registered(OSAKA));

            given(PLANNED).when(leg, in(by(HAMBURG, "2018"))).expectEvents(legAdded());
        }

        @Test
        void adds_a_leg_in_a_place_that_is_named_only() {
            given(PLANNED)
                    .when(
                            new AddLeg(DELEGATION, STOP, Place.of("Zanzibar"), on("2018-04"), null),
                            in(by(HAMBURG, "2018")))
                    .expectEvents(new ActionEvent.LegAdded(
                            DELEGATION, STOP, Place.of("Zanzibar"), on("2018-04"), null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018"), legAdded())).when(leg, in(by(HAMBURG, "2018"))));
        }

        @Test
        void is_refused_under_a_key_that_names_another_entry() {
            refused(
                    given(PLANNED, said(by(HAMBURG, "2018"), legAdded()))
                            .when(
                                    new AddLeg(DELEGATION, STOP, Place.of(OSAKA), on("2018-04-17"), null),
                                    in(by(HAMBURG, "2018"))),
                    ActionRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_to_a_city_that_nobody_registered() {
            refused(given(PLANNED).when(leg, in(by(HAMBURG, "2018"))), ActionRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_to_a_city_that_had_ended_before_the_leg() {
            osakaEndedIn("2018-03");

            refused(given(PLANNED).when(leg, in(by(HAMBURG, "2018"))), ActionRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            action.elsewhere("City", OSAKA, registered(OSAKA));

            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(leg, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Reporting_an_outcome {

        private final ReportOutcome report = new ReportOutcome(
                DELEGATION, REAFFIRMED, "both mayors reaffirmed the partnership", OutcomeKind.REAFFIRMATION);
        private final DeclareNoOutcome none = new DeclareNoOutcome(DELEGATION, "an exchange of views");

        @Test
        void says_what_came_of_it() {
            given(PLANNED).when(report, in(by(HAMBURG, "2018-04-16"))).expectEvents(reaffirmed());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, REAFFIRMED_THERE).when(report, in(by(HAMBURG, "2018-04-16"))));
        }

        @Test
        void is_refused_under_a_key_that_names_another_entry() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE)
                            .when(new ReportOutcome(DELEGATION, REAFFIRMED, "a film", null), in(by(HAMBURG, "2018"))),
                    ActionRejection.KEY_TAKEN);
        }

        @Test
        void is_taken_after_it_was_declared_that_there_is_none() {
            given(PLANNED, said(by(HAMBURG, "2018-04-20"), noOutcome()))
                    .when(report, in(by(HAMBURG, "2018-05")))
                    .expectEvents(reaffirmed());
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(report, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }

        @Test
        void may_be_to_declare_that_there_is_none() {
            given(PLANNED).when(none, in(by(HAMBURG, "2018-04-20"))).expectEvents(noOutcome());
        }

        @Test
        void declares_twice_that_there_is_none_and_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-04-20"), noOutcome()))
                    .when(none, in(by(HAMBURG, "2018-04-20"))));
        }

        @Test
        void declares_none_only_where_there_is_none() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE).when(none, in(by(HAMBURG, "2018-04-20"))),
                    ActionRejection.OUTCOME_EXISTS);
        }

        @Test
        void declares_none_only_before_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(none, in(by(HAMBURG, "2018-04"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Certifying_attendance {

        private final CertifyAttendance certify = new CertifyAttendance(DELEGATION, 72, 31L, true);

        @Test
        void counts_those_who_came() {
            given(PLANNED).when(certify, in(by(HAMBURG, "2018-04-20"))).expectEvents(attended());
        }

        @Test
        void twice_on_one_day_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-04-20"), attended()))
                    .when(certify, in(by(HAMBURG, "2018-04-20"))));
        }

        @Test
        void is_refused_with_more_invited_from_abroad_than_came() {
            refused(
                    given(PLANNED)
                            .when(new CertifyAttendance(DELEGATION, 30, 31L, null), in(by(HAMBURG, "2018-04-20"))),
                    ActionRejection.MORE_INVITED_THAN_ATTENDED);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(certify, in(by(HAMBURG, "2018-04-20"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Completing {

        private final CompleteAction complete = new CompleteAction(DELEGATION);

        @Test
        void ends_an_action_that_has_an_outcome() {
            given(PLANNED, REAFFIRMED_THERE).when(complete, in(by(HAMBURG, "2018-04-20"))).expectEvents(completed());
        }

        @Test
        void ends_an_action_of_which_nothing_came() {
            given(PLANNED, said(by(HAMBURG, "2018-04-20"), noOutcome()))
                    .when(complete, in(by(HAMBURG, "2018-04-20")))
                    .expectEvents(completed());
        }

        @Test
        void may_fall_on_the_vague_day_of_the_plan() {
            given(PLANNED, REAFFIRMED_THERE).when(complete, in(by(HAMBURG, "2018"))).expectEvents(completed());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, REAFFIRMED_THERE, COMPLETED).when(complete, in(by(HAMBURG, "2018-05"))));
        }

        @Test
        void is_refused_while_nobody_said_what_came_of_it() {
            refused(
                    given(PLANNED).when(complete, in(by(HAMBURG, "2018-04-20"))),
                    ActionRejection.OUTCOME_MISSING);
        }

        @Test
        void is_refused_before_the_start() {
            refused(
                    given(PLANNED, STARTED, REAFFIRMED_THERE).when(complete, in(by(HAMBURG, "2018-04-13"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_before_it_was_put_off() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE, said(by(HAMBURG, "2018-05"), postponed()))
                            .when(complete, in(by(HAMBURG, "2018-04-20"))),
                    ActionRejection.OUT_OF_ORDER);
        }

        @Test
        void is_refused_of_a_cancelled_action() {
            refused(
                    given(PLANNED, CANCELLED_IN_MARCH).when(complete, in(by(HAMBURG, "2018-02"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Evaluating {

        private final EvaluateAction evaluate = new EvaluateAction(DELEGATION, "worth repeating");

        @Test
        void judges_a_completed_action() {
            given(PLANNED, REAFFIRMED_THERE, COMPLETED)
                    .when(evaluate, in(by(HAMBURG, "2018-06")))
                    .expectEvents(evaluated());
        }

        @Test
        void twice_on_one_day_changes_nothing() {
            alreadySo(given(PLANNED, REAFFIRMED_THERE, COMPLETED, said(by(HAMBURG, "2018-06"), evaluated()))
                    .when(evaluate, in(by(HAMBURG, "2018-06"))));
        }

        @Test
        void is_refused_before_completion() {
            refused(given(PLANNED).when(evaluate, in(by(HAMBURG, "2018-06"))), ActionRejection.NOT_COMPLETED);
        }

        @Test
        void is_refused_for_a_day_before_completion() {
            refused(
                    given(PLANNED, REAFFIRMED_THERE, COMPLETED).when(evaluate, in(by(HAMBURG, "2018-03"))),
                    ActionRejection.OUT_OF_ORDER);
        }
    }

    @Nested
    class Linking {

        @Test
        void places_it_in_a_partnership() {
            given(PLANNED).when(new LinkTo(DELEGATION, PARTNERSHIP), in(by(HAMBURG, "2026"))).expectEvents(linked());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2026"), linked()))
                    .when(new LinkTo(DELEGATION, PARTNERSHIP), in(by(HAMBURG, "2026"))));
        }

        @Test
        void places_it_in_a_network() {
            var toNetwork = new Subject(Subject.Kind.NETWORK, HARBOUR_CITIES.value());

            given(PLANNED)
                    .when(new LinkTo(DELEGATION, toNetwork), in(by(HAMBURG, "2026")))
                    .expectEvents(new ActionEvent.ActionLinked(DELEGATION, toNetwork));
        }

        @Test
        void is_refused_to_a_network_that_nobody_recorded() {
            var toNobody = new Subject(Subject.Kind.NETWORK, UNRECORDED.value());

            refused(
                    given(PLANNED).when(new LinkTo(DELEGATION, toNobody), in(by(HAMBURG, "2026"))),
                    ActionRejection.NO_SUCH_NETWORK);
        }

        @Test
        void is_refused_to_a_city() {
            var toCity = new Subject(Subject.Kind.CITY, OSAKA.value());

            refused(
                    given(PLANNED).when(new LinkTo(DELEGATION, toCity), in(by(HAMBURG, "2026"))),
                    ActionRejection.NOT_LINKABLE);
        }

        @Test
        void is_refused_to_itself() {
            var toItself = new Subject(Subject.Kind.ACTION, DELEGATION.value());

            refused(
                    given(PLANNED).when(new LinkTo(DELEGATION, toItself), in(by(HAMBURG, "2026"))),
                    ActionRejection.NOT_LINKABLE);
        }
    }

    @Nested
    class Describing {

        @Test
        void names_a_supporter() {
            given(PLANNED)
                    .when(
                            new AttachActionSupport(DELEGATION, MINISTRY, SupportRole.FUNDER, null),
                            in(by(HAMBURG, "2018")))
                    .expectEvents(supported());
        }

        @Test
        void names_the_same_supporter_once() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018"), supported()))
                    .when(
                            new AttachActionSupport(DELEGATION, MINISTRY, SupportRole.FUNDER, null),
                            in(by(HAMBURG, "2018"))));
        }

        @Test
        void keeps_two_figures_that_differ() {
            given(PLANNED, said(by(HAMBURG, "2018-04-13"), reported(NINE)))
                    .when(new ReportActionFigure(DELEGATION, NINETEEN), in(by(HAMBURG, "2018-04-19")))
                    .expectEvents(reported(NINETEEN));
        }

        @Test
        void keeps_the_same_figure_on_another_source() {
            var press = new Source(Source.Kind.PRESS, "Abendblatt", null, null, null);

            given(PLANNED, said(by(HAMBURG, "2018-04-13"), reported(NINE)))
                    .when(new ReportActionFigure(DELEGATION, NINE), in(by(HAMBURG, "2018-04-13").source(press)))
                    .expectEvents(reported(NINE));
        }

        @Test
        void reports_the_same_figure_of_one_source_once() {
            alreadySo(given(PLANNED, said(by(HAMBURG, "2018-04-13"), reported(NINE)))
                    .when(new ReportActionFigure(DELEGATION, NINE), in(by(HAMBURG, "2018-04-13"))));
        }
    }

    @Nested
    class Demanding {

        private final EventMessage<?> advocacy = said(by(HAMBURG, "2018"), planned(ActionKind.ADVOCACY));
        private final EventMessage<?> demand = said(by(HAMBURG, "2022"), raised());
        private final RaiseDemand raise = new RaiseDemand(DELEGATION, FORUM, "a forum of all authorities", MINISTRY);
        private final TakeUpDemand takeUp = new TakeUpDemand(DELEGATION, FORUM, "on the agenda");
        private final RejectDemand reject = new RejectDemand(DELEGATION, FORUM, "no budget");
        private final MeetDemand meet = new MeetDemand(DELEGATION, FORUM, null);

        @Test
        void is_done_by_advocacy() {
            given(advocacy).when(raise, in(by(HAMBURG, "2022"))).expectEvents(raised());
        }

        @Test
        void is_done_in_an_action_plan() {
            given(said(by(HAMBURG, "2018"), planned(ActionKind.ACTION_PLAN)))
                    .when(raise, in(by(HAMBURG, "2022")))
                    .expectEvents(raised());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(advocacy, demand).when(raise, in(by(HAMBURG, "2022"))));
        }

        @Test
        void is_refused_under_a_key_that_names_another_entry() {
            refused(
                    given(advocacy, demand)
                            .when(new RaiseDemand(DELEGATION, FORUM, "a job exchange", null), in(by(HAMBURG, "2022"))),
                    ActionRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_on_a_visit() {
            refused(given(PLANNED).when(raise, in(by(HAMBURG, "2022"))), ActionRejection.NO_DEMANDS_IN_THIS_KIND);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(advocacy, CANCELLED_IN_MARCH).when(raise, in(by(HAMBURG, "2022"))),
                    ActionRejection.ACTION_CANCELLED);
        }

        @Test
        void is_taken_up() {
            given(advocacy, demand).when(takeUp, in(by(HAMBURG, "2023"))).expectEvents(takenUp());
        }

        @Test
        void is_taken_up_once() {
            alreadySo(given(advocacy, demand, said(by(HAMBURG, "2023"), takenUp()))
                    .when(takeUp, in(by(HAMBURG, "2024"))));
        }

        @Test
        void is_taken_up_once_even_if_told_again_after_a_rejection() {
            alreadySo(given(
                            advocacy,
                            demand,
                            said(by(HAMBURG, "2023"), takenUp()),
                            said(by(HAMBURG, "2024"), rejected()))
                    .when(takeUp, in(by(HAMBURG, "2023"))));
        }

        @Test
        void is_rejected_on_a_day_before_it_was_taken_up() {
            given(
                            advocacy,
                            demand,
                            said(by(HAMBURG, "2023"), takenUp()),
                            said(by(HAMBURG, "2024"), new DemandRejected(DELEGATION, FORUM, "no staff")))
                    .when(reject, in(by(HAMBURG, "2022-12")))
                    .expectEvents(rejected());
        }

        @Test
        void is_taken_up_after_a_rejection() {
            given(advocacy, demand, said(by(HAMBURG, "2023"), rejected()))
                    .when(takeUp, in(by(HAMBURG, "2024")))
                    .expectEvents(takenUp());
        }

        @Test
        void is_taken_up_only_where_it_was_raised() {
            refused(given(advocacy).when(takeUp, in(by(HAMBURG, "2023"))), ActionRejection.NO_SUCH_ENTRY);
        }

        @Test
        void is_taken_up_only_after_it_was_raised() {
            refused(
                    given(advocacy, demand).when(takeUp, in(by(HAMBURG, "2021"))),
                    ActionRejection.ENTRY_OUT_OF_ORDER);
        }

        @Test
        void is_not_taken_up_in_a_cancelled_action() {
            refused(
                    given(advocacy, said(by(HAMBURG, "2018-01"), raised()), CANCELLED_IN_MARCH)
                            .when(takeUp, in(by(HAMBURG, "2022"))),
                    ActionRejection.ACTION_CANCELLED);
        }

        @Test
        void is_rejected() {
            given(advocacy, demand).when(reject, in(by(HAMBURG, "2023"))).expectEvents(rejected());
        }

        @Test
        void is_rejected_once() {
            alreadySo(given(advocacy, demand, said(by(HAMBURG, "2023"), rejected()))
                    .when(reject, in(by(HAMBURG, "2023"))));
        }

        @Test
        void is_rejected_only_where_it_was_raised() {
            refused(given(advocacy).when(reject, in(by(HAMBURG, "2023"))), ActionRejection.NO_SUCH_ENTRY);
        }

        @Test
        void is_not_rejected_before_it_was_raised() {
            refused(
                    given(advocacy, demand).when(reject, in(by(HAMBURG, "2021"))),
                    ActionRejection.ENTRY_OUT_OF_ORDER);
        }

        @Test
        void is_not_rejected_in_a_cancelled_action() {
            refused(
                    given(advocacy, said(by(HAMBURG, "2018-01"), raised()), CANCELLED_IN_MARCH)
                            .when(reject, in(by(HAMBURG, "2022"))),
                    ActionRejection.ACTION_CANCELLED);
        }

        @Test
        void is_not_rejected_after_it_was_met() {
            refused(
                    given(advocacy, demand, said(by(HAMBURG, "2023"), met())).when(reject, in(by(HAMBURG, "2024"))),
                    ActionRejection.ENTRY_OUT_OF_ORDER);
        }

        @Test
        void is_known_to_have_been_rejected_before_it_was_met() {
            given(advocacy, demand, said(by(HAMBURG, "2024"), met()))
                    .when(reject, in(by(HAMBURG, "2023")))
                    .expectEvents(rejected());
        }

        @Test
        void is_met() {
            given(advocacy, demand).when(meet, in(by(HAMBURG, "2024"))).expectEvents(met());
        }

        @Test
        void is_met_once() {
            alreadySo(given(advocacy, demand, said(by(HAMBURG, "2024"), met())).when(meet, in(by(HAMBURG, "2025"))));
        }

        @Test
        void is_met_only_where_it_was_raised() {
            refused(given(advocacy).when(meet, in(by(HAMBURG, "2023"))), ActionRejection.NO_SUCH_ENTRY);
        }

        @Test
        void is_not_met_before_it_was_raised() {
            refused(given(advocacy, demand).when(meet, in(by(HAMBURG, "2021"))), ActionRejection.ENTRY_OUT_OF_ORDER);
        }

        @Test
        void is_not_met_in_a_cancelled_action() {
            refused(
                    given(advocacy, said(by(HAMBURG, "2018-01"), raised()), CANCELLED_IN_MARCH)
                            .when(meet, in(by(HAMBURG, "2022"))),
                    ActionRejection.ACTION_CANCELLED);
        }

        @Test
        void is_not_met_before_it_was_taken_up() {
            refused(
                    given(advocacy, demand, said(by(HAMBURG, "2024"), takenUp())).when(meet, in(by(HAMBURG, "2023"))),
                    ActionRejection.ENTRY_OUT_OF_ORDER);
        }
    }

    @Nested
    class Signing {

        private final EventMessage<?> statement = said(by(HAMBURG, "2018"), planned(ActionKind.JOINT_STATEMENT));
        private final SignStatement sign = new SignStatement(DELEGATION, DAR_ES_SALAAM);

        @Test
        void puts_a_city_under_the_statement() {
            given(statement).when(sign, in(by(DAR_ES_SALAAM, "2018-06"))).expectEvents(signedBy(DAR_ES_SALAAM));
        }

        @Test
        void is_done_by_an_invited_city_for_itself() {
            given(statement, said(by(HAMBURG, "2018"), osakaInvited()))
                    .when(new SignStatement(DELEGATION, OSAKA), in(by(OSAKA, "2018-06")))
                    .expectEvents(signedBy(OSAKA));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(statement, said(by(HAMBURG, "2018-06"), signedBy(DAR_ES_SALAAM)))
                    .when(sign, in(by(HAMBURG, "2018-07"))));
        }

        @Test
        void is_refused_on_a_visit() {
            refused(given(PLANNED).when(sign, in(by(HAMBURG, "2018-06"))), ActionRejection.NOT_A_STATEMENT);
        }

        @Test
        void is_refused_for_a_city_that_was_not_invited() {
            refused(
                    given(statement).when(new SignStatement(DELEGATION, OSAKA), in(by(HAMBURG, "2018-06"))),
                    ActionRejection.OWNER_NOT_TAKING_PART);
        }

        @Test
        void is_refused_after_the_action_was_cancelled() {
            refused(
                    given(statement, CANCELLED_IN_MARCH).when(sign, in(by(HAMBURG, "2018-06"))),
                    ActionRejection.ACTION_CANCELLED);
        }
    }

    @Nested
    class Sealing {

        private final SealRecord seal = new SealRecord(DELEGATION, "talks go on");
        private final OpenSeal open = new OpenSeal(DELEGATION, "both town halls consent");
        private final EventMessage<?> sealedOnce = said(seenBy(Visibility.SEALED, by(HAMBURG, "2020")), sealed());

        @Test
        void closes_the_record() {
            given(PLANNED).when(seal, in(seenBy(Visibility.SEALED, by(HAMBURG, "2020")))).expectEvents(sealed());
        }

        @Test
        void is_not_told_to_those_whom_it_shuts_out() {
            refused(given(PLANNED).when(seal, in(by(HAMBURG, "2020"))), ActionRejection.SEALED_IN_THE_OPEN);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(PLANNED, sealedOnce).when(seal, in(seenBy(Visibility.SEALED, by(HAMBURG, "2020")))));
        }

        @Test
        void lets_nothing_be_added_in_public() {
            refused(
                    given(PLANNED, sealedOnce).when(new AgreeAction(DELEGATION), in(by(HAMBURG, "2020"))),
                    ActionRejection.WIDER_THAN_THE_RECORD);
        }

        @Test
        void is_undone_by_opening() {
            given(PLANNED, sealedOnce).when(open, in(by(HAMBURG, "2026"))).expectEvents(opened());
        }

        @Test
        void is_undone_for_what_was_planned_sealed() {
            given(said(seenBy(Visibility.SEALED, by(HAMBURG, "2018")), planned()))
                    .when(open, in(by(HAMBURG, "2026")))
                    .expectEvents(opened());
        }

        @Test
        void is_undone_once() {
            alreadySo(given(PLANNED, sealedOnce, said(by(HAMBURG, "2026"), opened()))
                    .when(open, in(by(HAMBURG, "2026"))));
        }

        @Test
        void that_was_opened_to_few_is_not_opened_wider() {
            refused(
                    given(PLANNED, sealedOnce, said(seenBy(Visibility.PARTIES, by(HAMBURG, "2026")), opened()))
                            .when(open, in(by(HAMBURG, "2027"))),
                    ActionRejection.NOT_SEALED);
        }

        @Test
        void is_possible_again_after_opening() {
            given(PLANNED, sealedOnce, said(by(HAMBURG, "2026"), opened()))
                    .when(seal, in(seenBy(Visibility.SEALED, by(HAMBURG, "2027"))))
                    .expectEvents(sealed());
        }

        @Test
        void is_not_undone_where_nothing_is_sealed() {
            refused(given(PLANNED).when(open, in(by(HAMBURG, "2026"))), ActionRejection.NOT_SEALED);
        }

        @Test
        void is_not_undone_for_nobody() {
            refused(
                    given(PLANNED, sealedOnce).when(open, in(seenBy(Visibility.SEALED, by(HAMBURG, "2026")))),
                    ActionRejection.STILL_SEALED);
        }

        @Test
        void of_a_discreet_dialogue_is_undone_for_its_parties_only() {
            var discreet =
                    said(seenBy(Visibility.SEALED, by(HAMBURG, "2018")), planned(ActionKind.DISCREET_DIALOGUE));

            refused(given(discreet).when(open, in(by(HAMBURG, "2026"))), ActionRejection.DISCREET_IS_NOT_PUBLIC);
        }
    }

    /** Each command but the one that plans, in the order of an action's life. */
    static Stream<ActionCommand> commands() {
        return Stream.of(
                new InviteParticipant(DELEGATION, GUEST, Participant.of(MINISTRY), null),
                new ConfirmParticipation(DELEGATION, GUEST),
                new AgreeAction(DELEGATION),
                new DeclareCommitment(DELEGATION, EXHIBITION, CommitmentOwner.of(HAMBURG), "a choir", null),
                new FulfilCommitment(DELEGATION, EXHIBITION),
                new PostponeAction(DELEGATION, null, "storm"),
                new RescheduleAction(DELEGATION, on("2018-09")),
                new CancelAction(DELEGATION, "no flights"),
                new StartAction(DELEGATION),
                new AddLeg(DELEGATION, STOP, Place.of("Zanzibar"), on("2018-04"), null),
                new ReportOutcome(DELEGATION, REAFFIRMED, "a film", null),
                new DeclareNoOutcome(DELEGATION, "an exchange of views"),
                new CertifyAttendance(DELEGATION, 72, null, null),
                new CompleteAction(DELEGATION),
                new EvaluateAction(DELEGATION, "worth repeating"),
                new LinkTo(DELEGATION, PARTNERSHIP),
                new AttachActionSupport(DELEGATION, MINISTRY, SupportRole.FUNDER, null),
                new ReportActionFigure(DELEGATION, NINE),
                new RaiseDemand(DELEGATION, FORUM, "a forum", null),
                new TakeUpDemand(DELEGATION, FORUM, null),
                new RejectDemand(DELEGATION, FORUM, "no budget"),
                new MeetDemand(DELEGATION, FORUM, null),
                new SignStatement(DELEGATION, OSAKA),
                new SealRecord(DELEGATION, "talks go on"),
                new OpenSeal(DELEGATION, "both town halls consent"));
    }

    private TestExecutor<JointAction> given(EventMessage<?>... events) {
        return action.given(events);
    }

    private void osakaEndedIn(String day) {
        action.elsewhere("City", OSAKA, registered(OSAKA), said(by(OSAKA, day), new CityDissolved(OSAKA, "flood")));
    }

    private static EventMessage<?> registered(CityId city) {
        return said(by(city, "1950"), new CityRegistered(city, "A city", "DE", null, List.of()));
    }

    private static Envelope seenBy(Visibility readers, Envelope envelope) {
        return new Envelope(
                envelope.actor(), null, envelope.confidence(), readers, envelope.effective(), null, null, null);
    }
}
