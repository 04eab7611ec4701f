package city.hansa.command.city;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.city.CityExamples.GEONAMES;
import static city.hansa.api.city.CityExamples.LOCODE;
import static city.hansa.api.city.CityExamples.POPULATION;
import static city.hansa.api.city.CityExamples.mergedInto;
import static city.hansa.api.city.CityExamples.movedTo;
import static city.hansa.api.city.CityExamples.register;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.city.CityExamples.renamed;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.CommandRejected;
import city.hansa.api.Subject;
import city.hansa.api.city.CityCommand.AssignIdentifier;
import city.hansa.api.city.CityCommand.ChangeCountry;
import city.hansa.api.city.CityCommand.CreateRole;
import city.hansa.api.city.CityCommand.DissolveCity;
import city.hansa.api.city.CityCommand.EstablishOffice;
import city.hansa.api.city.CityCommand.MergeCity;
import city.hansa.api.city.CityCommand.RecordAward;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.city.CityCommand.ReleaseIdentifier;
import city.hansa.api.city.CityCommand.RenameCity;
import city.hansa.api.city.CityCommand.ReportCityFigure;
import city.hansa.api.city.CityEvent.AwardRecorded;
import city.hansa.api.city.CityEvent.CityDissolved;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.IdentifierAssigned;
import city.hansa.api.city.CityEvent.IdentifierReleased;
import city.hansa.api.city.CityEvent.OfficeEstablished;
import city.hansa.api.city.CityEvent.RoleCreated;
import city.hansa.api.city.CityRejection;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimEvent.ClaimReleased;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Identifier;
import city.hansa.command.Spec;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CitySpec {

    private static final String GEONAMES_CLAIM = "identifier " + GEONAMES;

    private final Spec<City> city = new Spec<>(City.class);

    @Nested
    class Registering {

        @Test
        void opens_a_city() {
            city.given().when(register(), in(by(HAMBURG, "2026"))).expectEvents(registered());
        }

        @Test
        void claims_its_identifiers() {
            city.given().when(register(), in(by(HAMBURG, "2026")));

            refused(
                    city.given()
                            .when(
                                    new RegisterCity(OSAKA, "Osaka", "JP", null, List.of(GEONAMES)),
                                    in(by(OSAKA, "2026"))),
                    CityRejection.IDENTIFIER_TAKEN);
        }

        @Test
        void shares_the_codes_of_its_region() {
            var region = List.of(Identifier.parse("iso3166_2:DE-HH"), Identifier.parse("nuts:DE600"));
            city.given().when(new RegisterCity(OSAKA, "Osaka", "JP", null, region), in(by(OSAKA, "2026")));

            city.given()
                    .when(new RegisterCity(HAMBURG, "Hamburg", "DE", null, region), in(by(HAMBURG, "2026")))
                    .expectEvents(new CityRegistered(HAMBURG, "Hamburg", "DE", null, region));
        }

        @Test
        void is_refused_while_another_city_holds_an_identifier() {
            taken();

            refused(city.given().when(register(), in(by(HAMBURG, "2026"))), CityRejection.IDENTIFIER_TAKEN);
        }
    }

    @Nested
    class Renaming {

        @Test
        void changes_the_name_from_a_day_on() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new RenameCity(HAMBURG, renamed().name()), in(by(HAMBURG, "1952")))
                    .expectEvents(renamed());
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1952"), renamed()))
                    .when(new RenameCity(HAMBURG, renamed().name()), in(by(HAMBURG, "1952"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new RenameCity(HAMBURG, "Osaka West"), in(by(OSAKA, "1952"))),
                    CityRejection.NOT_THE_CITY_ITSELF);
        }

        @Test
        void is_refused_after_the_city_has_ended() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1975"), mergedInto(OSAKA)))
                            .when(new RenameCity(HAMBURG, "Harburg"), in(by(HAMBURG, "1976"))),
                    CityRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_taken_when_it_may_have_been_before_the_end() {
            city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1975"), mergedInto(OSAKA)))
                    .when(new RenameCity(HAMBURG, renamed().name()), in(by(HAMBURG, "1975-12")))
                    .expectEvents(renamed());
        }
    }

    @Nested
    class Identifying {

        @Test
        void adds_an_identifier() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new AssignIdentifier(HAMBURG, LOCODE), in(by(HARBOUR_CITIES, "2026")))
                    .expectEvents(new IdentifierAssigned(HAMBURG, LOCODE));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new AssignIdentifier(HAMBURG, GEONAMES), in(by(HAMBURG, "2026"))));
        }

        @Test
        void is_refused_while_another_city_holds_it() {
            taken();

            refused(
                    city.given(said(by(HAMBURG, "2026"), withoutIdentifiers()))
                            .when(new AssignIdentifier(HAMBURG, GEONAMES), in(by(HAMBURG, "2026"))),
                    CityRejection.IDENTIFIER_TAKEN);
        }

        @Test
        void releases_an_identifier_that_is_held() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new ReleaseIdentifier(HAMBURG, GEONAMES, "a slip"), in(by(HAMBURG, "2026")))
                    .expectEvents(new IdentifierReleased(HAMBURG, GEONAMES, "a slip"));
        }

        @Test
        void releasing_twice_changes_nothing() {
            alreadySo(city.given(
                            said(by(HAMBURG, "2026"), registered()),
                            said(by(HAMBURG, "2026"), new IdentifierReleased(HAMBURG, GEONAMES, "a slip")))
                    .when(new ReleaseIdentifier(HAMBURG, GEONAMES, "a slip"), in(by(HAMBURG, "2026"))));
        }

        @Test
        void releases_what_was_assigned_again() {
            city.given(
                            said(by(HAMBURG, "2026"), registered()),
                            said(by(HAMBURG, "2026"), new IdentifierReleased(HAMBURG, GEONAMES, "a slip")),
                            said(by(HAMBURG, "2026"), new IdentifierAssigned(HAMBURG, GEONAMES)))
                    .when(new ReleaseIdentifier(HAMBURG, GEONAMES, "a slip"), in(by(HAMBURG, "2026")))
                    .expectEvents(new IdentifierReleased(HAMBURG, GEONAMES, "a slip"));
        }

        @Test
        void a_released_identifier_is_free_for_another_city() {
            var osaka = new Subject(Subject.Kind.CITY, OSAKA.value());
            city.elsewhere(
                    "Claim",
                    ClaimId.of(GEONAMES_CLAIM),
                    said(by(OSAKA, "2026"), new ClaimMade(GEONAMES_CLAIM, osaka, null, null)),
                    said(by(OSAKA, "2026"), new ClaimReleased(GEONAMES_CLAIM, osaka)));

            city.given(said(by(HAMBURG, "2026"), withoutIdentifiers()))
                    .when(new AssignIdentifier(HAMBURG, GEONAMES), in(by(HAMBURG, "2026")))
                    .expectEvents(new IdentifierAssigned(HAMBURG, GEONAMES));
        }

        @Test
        void passes_to_another_city_on_the_day_of_its_release() {
            takenUntil("2026-05-01");

            city.given(said(by(HAMBURG, "2026"), withoutIdentifiers()))
                    .when(new AssignIdentifier(HAMBURG, GEONAMES), in(by(HAMBURG, "2026-05-01")))
                    .expectEvents(new IdentifierAssigned(HAMBURG, GEONAMES));
        }

        @Test
        void is_refused_on_a_day_on_which_another_city_may_still_have_held_it() {
            takenUntil("2026-05-01");

            refused(
                    city.given(said(by(HAMBURG, "2026"), withoutIdentifiers()))
                            .when(new AssignIdentifier(HAMBURG, GEONAMES), in(by(HAMBURG, "2026"))),
                    CityRejection.IDENTIFIER_TAKEN);
        }

        @Test
        void is_refused_at_registration_when_another_city_held_it() {
            released("2026-05-01");

            refused(
                    city.given()
                            .when(
                                    new RegisterCity(OSAKA, "Osaka", "JP", null, List.of(GEONAMES)),
                                    in(by(OSAKA, "2026-05-01"))),
                    CityRejection.IDENTIFIER_TAKEN);
        }

        @Test
        void is_free_for_registration_when_another_city_never_held_it() {
            released("0001-01-01");

            city.given()
                    .when(new RegisterCity(OSAKA, "Osaka", "JP", null, List.of(GEONAMES)), in(by(OSAKA, "2026")))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_to_another_city() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new AssignIdentifier(HAMBURG, LOCODE), in(by(OSAKA, "2026"))),
                    CityRejection.NOT_THE_CITY_ITSELF);
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new ReleaseIdentifier(HAMBURG, GEONAMES, "a slip"), in(by(OSAKA, "2026"))),
                    CityRejection.NOT_THE_CITY_ITSELF);
        }

        @Test
        void is_not_released_when_it_is_not_held() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new ReleaseIdentifier(HAMBURG, LOCODE, "a slip"), in(by(HAMBURG, "2026"))),
                    CityRejection.IDENTIFIER_NOT_HELD);
        }
    }

    @Nested
    class Moving_to_another_country {

        @Test
        void is_recorded_with_the_country_before() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new ChangeCountry(HAMBURG, "DK"), in(by(HAMBURG, "1640")))
                    .expectEvents(movedTo("DK"));
        }

        @Test
        void is_refused_to_another_city() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new ChangeCountry(HAMBURG, "DK"), in(by(OSAKA, "1640"))),
                    CityRejection.NOT_THE_CITY_ITSELF);
        }

        @Test
        void is_refused_after_the_city_has_ended() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1600"), mergedInto(OSAKA)))
                            .when(new ChangeCountry(HAMBURG, "DK"), in(by(HAMBURG, "1640"))),
                    CityRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_to_the_same_country() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new ChangeCountry(HAMBURG, "DE"), in(by(HAMBURG, "1640"))),
                    CityRejection.SAME_COUNTRY);
        }
    }

    @Nested
    class Ending {

        @Test
        void merges_into_a_registered_city() {
            city.elsewhere("City", DAR_ES_SALAAM, said(by(DAR_ES_SALAAM, "2026"), registered()));

            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new MergeCity(HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "1975")))
                    .expectEvents(mergedInto(DAR_ES_SALAAM));
        }

        @Test
        void merging_twice_into_the_same_city_changes_nothing() {
            alreadySo(city.given(
                            said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1975"), mergedInto(OSAKA)))
                    .when(new MergeCity(HAMBURG, OSAKA), in(by(HAMBURG, "1975"))));
        }

        @Test
        void is_refused_into_itself() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new MergeCity(HAMBURG, HAMBURG), in(by(HAMBURG, "1975"))),
                    CityRejection.MERGED_INTO_ITSELF);
        }

        @Test
        void is_refused_into_a_city_that_nobody_registered() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new MergeCity(HAMBURG, OSAKA), in(by(HAMBURG, "1975"))),
                    CityRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_into_a_city_that_had_ended() {
            city.elsewhere(
                    "City",
                    OSAKA,
                    said(by(OSAKA, "2026"), registered()),
                    said(by(OSAKA, "1970"), mergedInto(DAR_ES_SALAAM)));

            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new MergeCity(HAMBURG, OSAKA), in(by(HAMBURG, "1975"))),
                    CityRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_before_what_certainly_happened_later() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1952"), renamed()))
                            .when(new DissolveCity(HAMBURG, "flood"), in(by(HAMBURG, "1951"))),
                    CityRejection.CITY_HAS_ENDED);
        }

        @Test
        void dissolves_a_city() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new DissolveCity(HAMBURG, "flood"), in(by(HAMBURG, "1962")))
                    .expectEvents(new CityDissolved(HAMBURG, "flood"));
        }

        @Test
        void dissolving_twice_changes_nothing() {
            alreadySo(city.given(
                            said(by(HAMBURG, "2026"), registered()),
                            said(by(HAMBURG, "1962"), new CityDissolved(HAMBURG, "flood")))
                    .when(new DissolveCity(HAMBURG, "flood"), in(by(HAMBURG, "1962"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new DissolveCity(HAMBURG, "flood"), in(by(OSAKA, "1962"))),
                    CityRejection.NOT_THE_CITY_ITSELF);
            refused(
                    city.given(said(by(HAMBURG, "2026"), registered()))
                            .when(new MergeCity(HAMBURG, OSAKA), in(by(OSAKA, "1962"))),
                    CityRejection.NOT_THE_CITY_ITSELF);
        }

        @Test
        void by_merger_is_refused_after_another_end_which_it_names() {
            city.elsewhere("City", OSAKA, said(by(OSAKA, "2026"), registered()));

            refusedNaming(
                    "1962",
                    city.given(
                                    said(by(HAMBURG, "2026"), registered()),
                                    said(by(HAMBURG, "1962"), new CityDissolved(HAMBURG, "flood")))
                            .when(new MergeCity(HAMBURG, OSAKA), in(by(HAMBURG, "1975"))),
                    CityRejection.CITY_HAS_ENDED);
        }

        @Test
        void happens_once() {
            refusedNaming(
                    "1975",
                    city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "1975"), mergedInto(OSAKA)))
                            .when(new DissolveCity(HAMBURG, "flood"), in(by(HAMBURG, "1975"))),
                    CityRejection.CITY_HAS_ENDED);
        }
    }

    @Nested
    class Describing {

        @Test
        void reports_a_figure() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new ReportCityFigure(HAMBURG, POPULATION), in(by(OSAKA, "2022")))
                    .expectEvents(new CityFigureReported(HAMBURG, POPULATION));
        }

        @Test
        void records_an_award() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new RecordAward(HAMBURG, "European Green Capital", null), in(by(HAMBURG, "2011")))
                    .expectEvents(new AwardRecorded(HAMBURG, "European Green Capital", null));
        }

        @Test
        void establishes_an_office() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new EstablishOffice(HAMBURG, "Senate Chancellery", null, List.of()), in(by(HAMBURG, "1990")))
                    .expectEvents(new OfficeEstablished(HAMBURG, "Senate Chancellery", null, List.of()));
        }

        @Test
        void creates_a_role() {
            city.given(said(by(HAMBURG, "2026"), registered()))
                    .when(new CreateRole(HAMBURG, "Coordinator", List.of(), null), in(by(HAMBURG, "2020")))
                    .expectEvents(new RoleCreated(HAMBURG, "Coordinator", List.of(), null));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(described().when(figure, in(by(OSAKA, "2022"))));
            alreadySo(described().when(award, in(by(OSAKA, "2011"))));
            alreadySo(described().when(office, in(by(HAMBURG, "1990"))));
            alreadySo(described().when(role, in(by(HAMBURG, "2020"))));
        }

        @Test
        void of_the_administration_is_refused_to_another_city() {
            refused(described().when(office, in(by(OSAKA, "1991"))), CityRejection.NOT_THE_CITY_ITSELF);
            refused(described().when(role, in(by(OSAKA, "2021"))), CityRejection.NOT_THE_CITY_ITSELF);
        }

        @Test
        void is_refused_after_the_city_has_ended() {
            refused(ended().when(figure, in(by(HAMBURG, "2026"))), CityRejection.CITY_HAS_ENDED);
            refused(ended().when(award, in(by(HAMBURG, "2026"))), CityRejection.CITY_HAS_ENDED);
            refused(ended().when(office, in(by(HAMBURG, "2026"))), CityRejection.CITY_HAS_ENDED);
            refused(ended().when(role, in(by(HAMBURG, "2026"))), CityRejection.CITY_HAS_ENDED);
        }

        private final ReportCityFigure figure = new ReportCityFigure(HAMBURG, POPULATION);
        private final RecordAward award = new RecordAward(HAMBURG, "European Green Capital", null);
        private final EstablishOffice office = new EstablishOffice(HAMBURG, "Senate Chancellery", null, List.of());
        private final CreateRole role = new CreateRole(HAMBURG, "Coordinator", List.of(), null);

        private TestExecutor<City> described() {
            return city.given(
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(OSAKA, "2022"), new CityFigureReported(HAMBURG, POPULATION)),
                    said(by(HAMBURG, "2011"), new AwardRecorded(HAMBURG, "European Green Capital", null)),
                    said(by(HAMBURG, "1990"), new OfficeEstablished(HAMBURG, "Senate Chancellery", null, List.of())),
                    said(by(HAMBURG, "2020"), new RoleCreated(HAMBURG, "Coordinator", List.of(), null)));
        }

        private TestExecutor<City> ended() {
            return city.given(said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, "2025"), mergedInto(OSAKA)));
        }
    }

    /** By Hamburg, which was registered with it. */
    private void released(String day) {
        city.given().when(register(), in(by(HAMBURG, "2026")));
        city.given(said(by(HAMBURG, "2026"), registered()))
                .when(new ReleaseIdentifier(HAMBURG, GEONAMES, "a slip"), in(by(HAMBURG, day)))
                .expectSuccessfulHandlerExecution();
    }

    private void taken() {
        taken(null);
    }

    private void takenUntil(String day) {
        taken(on(day));
    }

    private void taken(@Nullable Edtf until) {
        var osaka = new Subject(Subject.Kind.CITY, OSAKA.value());
        var made = said(by(OSAKA, "2026"), new ClaimMade(GEONAMES_CLAIM, osaka, null, until));
        city.elsewhere("Claim", ClaimId.of(GEONAMES_CLAIM), made);
    }

    /** The fact that stands against it is named. */
    private static void refusedNaming(String day, ResultValidator<?> result, CityRejection reason) {
        refused(result, reason);
        result.expectException(new CustomTypeSafeMatcher<CommandRejected>("naming " + day) {
            @Override
            protected boolean matchesSafely(CommandRejected rejected) {
                return day.equals(rejected.details().get("conflictingDay"));
            }
        });
    }

    private static CityRegistered withoutIdentifiers() {
        return new CityRegistered(HAMBURG, "Hamburg", "DE", null, List.of());
    }
}
