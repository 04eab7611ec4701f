package city.hansa.command.city;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.city.CityExamples.LOCODE;
import static city.hansa.api.city.CityExamples.mergedInto;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.city.CityExamples.renamed;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.Subject;
import city.hansa.api.city.CityCommand.AssignIdentifier;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.city.CityEvent.IdentifierAssigned;
import city.hansa.api.city.CityEvent.IdentifierReleased;
import city.hansa.api.city.CityEvent.RoleCreated;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand.AttestFact;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.DisputeFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactCommand.SettleDispute;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.api.fact.FactRejection;
import city.hansa.command.Spec;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What may be said about recorded facts, told of a city: the rules are the same for all six aggregates. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FactSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.CITY, HAMBURG.value());

    private final Spec<City> city = new Spec<>(City.class);

    @Nested
    class Correcting {

        @Test
        void replaces_the_day_of_an_event() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);

            given.when(new CorrectFact(SUBJECT, renaming, "effective", "1953", "the minutes"), in(by(HAMBURG, "2026")))
                    .expectEvents(new FactCorrected(SUBJECT, renaming, "effective", "1952", "1953", "the minutes"));
        }

        @Test
        void replaces_a_field_of_an_event() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);

            given.when(new CorrectFact(SUBJECT, renaming, "name", "Hansestadt", "a slip"), in(by(HAMBURG, "2026")))
                    .expectEvents(new FactCorrected(
                            SUBJECT, renaming, "name", renamed().name(), "Hansestadt", "a slip"));
        }

        @Test
        void to_what_it_is_changes_nothing() {
            var given = hamburg();

            alreadySo(given.when(
                    new CorrectFact(SUBJECT, idOf(CityRenamed.class), "effective", "1952", "sure"),
                    in(by(HAMBURG, "2026"))));
        }

        @Test
        void names_an_event_of_the_record() {
            refused(
                    hamburg().when(
                            new CorrectFact(SUBJECT, event(9), "effective", "1953", "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_EVENT);
        }

        @Test
        void names_a_field_of_the_event() {
            var given = hamburg();

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRenamed.class), "colour", "red", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_FIELD);
        }

        @Test
        void does_not_reach_what_identifies_a_record() {
            var given = hamburg();

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRenamed.class), "cityId", OSAKA.toString(), "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_CORRECTABLE);
        }

        @Test
        void does_not_reach_an_identifier_which_is_claimed() {
            var given = hamburg();

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRegistered.class), "identifiers", "[]", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_CORRECTABLE);
        }

        @Test
        void reaches_a_list_of_plain_words() {
            var given = city.given(
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "2020"), new RoleCreated(HAMBURG, "Envoy", List.of("twinings"), null)));
            var role = idOf(RoleCreated.class);
            var right = "[\"twinnings\"]";

            given.when(new CorrectFact(SUBJECT, role, "duties", right, "a slip"), in(by(HAMBURG, "2026")))
                    .expectEvents(new FactCorrected(SUBJECT, role, "duties", "[\"twinings\"]", right, "a slip"));
        }

        @Test
        void takes_a_value_of_the_field_s_form() {
            var given = hamburg();

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRenamed.class), "effective", "last year", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_A_VALUE);
        }

        @Test
        void takes_no_value_that_the_command_would_not_take() {
            var given = hamburg();

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRegistered.class), "country", "Germany", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_A_VALUE);
        }

        @Test
        void leaves_a_history_that_obeys_the_rules() {
            var given = city.given(
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "1952"), renamed()),
                    said(by(HAMBURG, "1975"), mergedInto(OSAKA)));

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRenamed.class), "effective", "1976", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.CORRECTION_CONTRADICTS);
        }

        @Test
        void of_the_day_of_a_release_is_refused_where_another_city_holds_the_identifier() {
            var given = releasedToOsakaOn("2026-05-01");

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(IdentifierReleased.class), "effective", "2026-06-01", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.CLAIMED_BY_ANOTHER);
        }

        @Test
        void of_the_day_of_a_release_to_an_earlier_one_takes_nothing_from_another_city() {
            var given = releasedToOsakaOn("2026-05-01");

            given.when(
                            new CorrectFact(SUBJECT, idOf(IdentifierReleased.class), "effective", "2026-04-01", "?"),
                            in(by(HAMBURG, "2026")))
                    .expectSuccessfulHandlerExecution();
        }

        private TestExecutor<City> releasedToOsakaOn(String day) {
            var what = "identifier " + LOCODE;
            var osaka = new Subject(Subject.Kind.CITY, OSAKA.value());
            var made = said(by(OSAKA, day), new ClaimMade(what, osaka, on(day), null));
            city.elsewhere("Claim", ClaimId.of(what), made);
            return city.given(
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "2020"), new IdentifierAssigned(HAMBURG, LOCODE)),
                    said(by(HAMBURG, day), new IdentifierReleased(HAMBURG, LOCODE, "passed on")));
        }

        @Test
        void is_refused_to_a_stranger() {
            var given = hamburg();

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRenamed.class), "effective", "1953", "?"),
                            in(by(OSAKA, "2026"))),
                    FactRejection.ONLY_A_PARTY);
        }

        @Test
        void is_no_more_visible_than_the_fact() {
            var given = city.given(
                    said(by(HAMBURG, "2026"), registered()), said(discreet(by(HAMBURG, "1952")), renamed()));

            refused(
                    given.when(
                            new CorrectFact(SUBJECT, idOf(CityRenamed.class), "effective", "1953", "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.WIDER_THAN_THE_FACT);
        }
    }

    @Nested
    class Retracting {

        @Test
        void takes_an_event_back() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);

            given.when(new RetractEvent(SUBJECT, renaming, Cause.DUPLICATE, "twice"), in(by(HAMBURG, "2026")))
                    .expectEvents(new EventRetracted(SUBJECT, renaming, Cause.DUPLICATE, "twice"));
        }

        @Test
        void twice_changes_nothing() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);
            given.andGiven(said(by(HAMBURG, "2026"), new EventRetracted(SUBJECT, renaming, Cause.DUPLICATE, "twice")));

            alreadySo(given.when(
                    new RetractEvent(SUBJECT, renaming, Cause.DUPLICATE, "twice"), in(by(HAMBURG, "2026"))));
        }

        @Test
        void is_refused_to_a_stranger() {
            var given = hamburg();

            refused(
                    given.when(
                            new RetractEvent(SUBJECT, idOf(CityRenamed.class), Cause.DUPLICATE, "?"),
                            in(by(OSAKA, "2026"))),
                    FactRejection.ONLY_A_PARTY);
        }

        @Test
        void is_no_more_visible_than_the_fact() {
            var given = city.given(
                    said(by(HAMBURG, "2026"), registered()), said(discreet(by(HAMBURG, "1952")), renamed()));

            refused(
                    given.when(
                            new RetractEvent(SUBJECT, idOf(CityRenamed.class), Cause.DUPLICATE, "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.WIDER_THAN_THE_FACT);
        }

        @Test
        void frees_an_identifier_that_was_assigned_in_error() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new AssignIdentifier(HAMBURG, LOCODE), in(by(HAMBURG, "2026")));
            var given = city.given(
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "2026"), new IdentifierAssigned(HAMBURG, LOCODE)));

            given.when(
                            new RetractEvent(SUBJECT, idOf(IdentifierAssigned.class), Cause.RECORDED_IN_ERROR, "?"),
                            in(by(HAMBURG, "2026")))
                    .expectSuccessfulHandlerExecution();

            city.given()
                    .when(new RegisterCity(OSAKA, "Osaka", "JP", null, List.of(LOCODE)), in(by(OSAKA, "2026")))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void of_a_release_is_refused_once_another_holds_the_identifier() {
            var what = "identifier " + LOCODE;
            var osaka = new Subject(Subject.Kind.CITY, OSAKA.value());
            city.elsewhere("Claim", ClaimId.of(what), said(by(OSAKA, "2026"), new ClaimMade(what, osaka, null, null)));
            var given = city.given(
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "2026"), new IdentifierAssigned(HAMBURG, LOCODE)),
                    said(by(HAMBURG, "2026"), new IdentifierReleased(HAMBURG, LOCODE, "a slip")));

            refused(
                    given.when(
                            new RetractEvent(SUBJECT, idOf(IdentifierReleased.class), Cause.RECORDED_IN_ERROR, "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.CLAIMED_BY_ANOTHER);
        }

        @Test
        void leaves_the_first_event() {
            var given = hamburg();

            refused(
                    given.when(
                            new RetractEvent(SUBJECT, idOf(CityRegistered.class), Cause.RECORDED_IN_ERROR, "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.FIRST_EVENT_STAYS);
        }

        @Test
        void names_an_event_of_the_record() {
            refused(
                    hamburg().when(
                            new RetractEvent(SUBJECT, event(9), Cause.DUPLICATE, "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_EVENT);
        }
    }

    @Nested
    class Disputing {

        @Test
        void puts_a_claim_beside_the_fact() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);

            given.when(new DisputeFact(SUBJECT, renaming, "effective", "1951", "a register"), in(by(HAMBURG, "2026")))
                    .expectEvents(new FactDisputed(SUBJECT, renaming, "effective", "1951", "a register"));
        }

        @Test
        void twice_changes_nothing() {
            var given = disputed();

            alreadySo(given.when(disputing("effective", "1951"), in(by(HAMBURG, "2026"))));
        }

        @Test
        void by_another_party_is_a_dispute_of_its_own() {
            var given = disputed();

            given.when(disputing("effective", "1951"), in(by(HARBOUR_CITIES, "2026")))
                    .expectEvents(new FactDisputed(
                            SUBJECT, idOf(CityRenamed.class), "effective", "1951", "a register"));
        }

        @Test
        void names_an_event_of_the_record() {
            refused(
                    hamburg().when(
                            new DisputeFact(SUBJECT, event(9), "effective", "1951", "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_EVENT);
        }

        @Test
        void names_a_field_of_the_event() {
            var given = hamburg();

            refused(given.when(disputing("colour", "red"), in(by(HAMBURG, "2026"))), FactRejection.NO_SUCH_FIELD);
        }

        @Test
        void does_not_reach_what_identifies_a_record() {
            var given = hamburg();

            refused(
                    given.when(disputing("cityId", OSAKA.toString()), in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_CORRECTABLE);
        }

        @Test
        void takes_no_claim_that_could_not_be_preferred() {
            var given = hamburg();

            refused(
                    given.when(disputing("effective", "long ago"), in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_A_VALUE);
        }

        private DisputeFact disputing(String field, String claim) {
            return new DisputeFact(SUBJECT, idOf(CityRenamed.class), field, claim, "a register");
        }
    }

    @Nested
    class Settling {

        @Test
        void prefers_the_claim() {
            var given = disputed();
            var dispute = idOf(FactDisputed.class);

            given.when(new SettleDispute(SUBJECT, dispute, Preferred.CLAIM, "the charter"), in(by(HAMBURG, "2026")))
                    .expectEvents(new DisputeSettled(SUBJECT, dispute, Preferred.CLAIM, "the charter"));
        }

        @Test
        void leaves_the_fact() {
            var given = disputed();
            var dispute = idOf(FactDisputed.class);

            given.when(new SettleDispute(SUBJECT, dispute, Preferred.FACT, "the charter"), in(by(HAMBURG, "2026")))
                    .expectEvents(new DisputeSettled(SUBJECT, dispute, Preferred.FACT, "the charter"));
        }

        @Test
        void twice_changes_nothing() {
            var given = disputed();
            var dispute = idOf(FactDisputed.class);
            given.andGiven(said(by(HAMBURG, "2026"), new DisputeSettled(SUBJECT, dispute, Preferred.FACT, "sure")));

            alreadySo(given.when(
                    new SettleDispute(SUBJECT, dispute, Preferred.FACT, "sure"), in(by(HAMBURG, "2026"))));
        }

        @Test
        void otherwise_than_before_is_refused() {
            var given = disputed();
            var dispute = idOf(FactDisputed.class);
            given.andGiven(said(by(HAMBURG, "2026"), new DisputeSettled(SUBJECT, dispute, Preferred.FACT, "sure")));

            refused(
                    given.when(new SettleDispute(SUBJECT, dispute, Preferred.CLAIM, "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_DISPUTE);
        }

        @Test
        void needs_a_dispute() {
            refused(
                    hamburg().when(
                            new SettleDispute(SUBJECT, event(9), Preferred.FACT, "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_DISPUTE);
        }

        @Test
        void is_no_more_visible_than_the_dispute() {
            var given = hamburg();
            given.andGiven(said(
                    discreet(by(HAMBURG, "2026")),
                    new FactDisputed(SUBJECT, idOf(CityRenamed.class), "effective", "1951", "a register")));

            refused(
                    given.when(
                            new SettleDispute(SUBJECT, idOf(FactDisputed.class), Preferred.FACT, "?"),
                            in(by(HAMBURG, "2026"))),
                    FactRejection.WIDER_THAN_THE_FACT);
        }
    }

    @Nested
    class Attesting {

        @Test
        void confirms_a_fact_by_the_party_s_own_files() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);

            given.when(new AttestFact(SUBJECT, renaming, HAMBURG, null), in(by(HAMBURG, "2026")))
                    .expectEvents(new FactAttested(SUBJECT, renaming, HAMBURG, null));
        }

        @Test
        void twice_changes_nothing() {
            var given = hamburg();
            var renaming = idOf(CityRenamed.class);
            given.andGiven(said(by(HAMBURG, "2025"), new FactAttested(SUBJECT, renaming, HAMBURG, null)));

            alreadySo(given.when(new AttestFact(SUBJECT, renaming, HAMBURG, null), in(by(HAMBURG, "2026"))));
        }

        @Test
        void is_refused_to_a_stranger() {
            var given = hamburg();

            refused(
                    given.when(
                            new AttestFact(SUBJECT, idOf(CityRenamed.class), DAR_ES_SALAAM, null),
                            in(by(DAR_ES_SALAAM, "2026"))),
                    FactRejection.ONLY_A_PARTY);
        }

        @Test
        void is_refused_in_the_name_of_another() {
            var given = hamburg();

            refused(
                    given.when(
                            new AttestFact(SUBJECT, idOf(CityRenamed.class), HAMBURG, null),
                            in(by(HARBOUR_CITIES, "2026"))),
                    FactRejection.ONLY_FOR_ITSELF);
        }

        @Test
        void names_an_event_of_the_record() {
            refused(
                    hamburg().when(new AttestFact(SUBJECT, event(9), HAMBURG, null), in(by(HAMBURG, "2026"))),
                    FactRejection.NO_SUCH_EVENT);
        }
    }

    private TestExecutor<City> disputed() {
        var given = hamburg();
        given.andGiven(said(
                by(HAMBURG, "2026"),
                new FactDisputed(SUBJECT, idOf(CityRenamed.class), "effective", "1951", "a register")));
        return given;
    }

    private TestExecutor<City> hamburg() {
        return city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1952"), renamed()));
    }

    private static Envelope discreet(Envelope envelope) {
        return new Envelope(
                envelope.actor(), null, envelope.confidence(), Visibility.PARTIES, envelope.effective(), null, null, null);
    }

    /** The fixture gives events ids of its own. */
    private UUID idOf(Class<?> event) {
        return city.fixture().getEventStore().readEvents(HAMBURG.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
