package city.hansa.command.network;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.city.CityExamples.mergedInto;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.network.NetworkExamples.FIRST_RULES;
import static city.hansa.api.network.NetworkExamples.MEMBERS;
import static city.hansa.api.network.NetworkExamples.MOBILITY;
import static city.hansa.api.network.NetworkExamples.dissolved;
import static city.hansa.api.network.NetworkExamples.found;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.network.NetworkExamples.foundedBy;
import static city.hansa.api.network.NetworkExamples.goodPractice;
import static city.hansa.api.network.NetworkExamples.mobilityForum;
import static city.hansa.api.network.NetworkExamples.publish;
import static city.hansa.api.network.NetworkExamples.published;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.CommandRejected;
import city.hansa.api.network.GroupKind;
import city.hansa.api.network.NetworkCommand.CreateWorkingGroup;
import city.hansa.api.network.NetworkCommand.DissolveNetwork;
import city.hansa.api.network.NetworkCommand.PublishGoodPractice;
import city.hansa.api.network.NetworkCommand.PublishRules;
import city.hansa.api.network.NetworkCommand.RecordFounder;
import city.hansa.api.network.NetworkCommand.RenameNetwork;
import city.hansa.api.network.NetworkCommand.ReportNetworkFigure;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkRejection;
import city.hansa.api.value.Theme;
import city.hansa.command.Spec;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkSpec {

    private final Spec<Network> network = new Spec<>(Network.class);

    @Nested
    class Founding {

        @Test
        void opens_a_network() {
            network.given().when(found(), in(by(HARBOUR_CITIES, "1986"))).expectEvents(founded());
        }

        @Test
        void is_recorded_by_any_city_that_knows_of_it() {
            network.given().when(found(), in(by(OSAKA, "../2022"))).expectEvents(founded());
        }
    }

    @Nested
    class Recording_a_founder {

        private final RecordFounder hamburg = new RecordFounder(HARBOUR_CITIES, HAMBURG);

        @Test
        void names_a_registered_city() {
            hamburgIsRegistered();

            given().when(hamburg, in(by(HARBOUR_CITIES, "1986"))).expectEvents(foundedBy(HAMBURG));
        }

        @Test
        void is_done_by_the_founder_too() {
            hamburgIsRegistered();

            given().when(hamburg, in(by(HAMBURG, "1986"))).expectEvents(foundedBy(HAMBURG));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(said(by(HAMBURG, "1986"), foundedBy(HAMBURG)))
                    .when(hamburg, in(by(HARBOUR_CITIES, "1986-06"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(given().when(hamburg, in(by(OSAKA, "1986"))), NetworkRejection.NOT_THE_FOUNDER);
        }

        @Test
        void is_refused_for_a_city_that_nobody_registered() {
            refused(given().when(hamburg, in(by(HARBOUR_CITIES, "1986"))), NetworkRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_for_a_city_that_had_ended() {
            network.elsewhere(
                    "City",
                    HAMBURG,
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "1975"), mergedInto(OSAKA)));

            refused(given().when(hamburg, in(by(HARBOUR_CITIES, "1986"))), NetworkRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_certainly_before_the_founding() {
            hamburgIsRegistered();

            refused(given().when(hamburg, in(by(HARBOUR_CITIES, "1985"))), NetworkRejection.OUTSIDE_ITS_LIFE);
        }
    }

    @Nested
    class Publishing_rules {

        @Test
        void puts_them_in_force() {
            given().when(publish(), in(by(HARBOUR_CITIES, "2000"))).expectEvents(published());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(said(by(HARBOUR_CITIES, "2000"), published()))
                    .when(publish(), in(by(HARBOUR_CITIES, "2000"))));
        }

        @Test
        void is_refused_under_the_version_of_other_rules_which_it_names() {
            var others = new PublishRules(HARBOUR_CITIES, FIRST_RULES, List.of(), null, List.of(), null);

            refusedNaming(
                    "2000",
                    given(said(by(HARBOUR_CITIES, "2000"), published())).when(others, in(by(HARBOUR_CITIES, "2010"))),
                    NetworkRejection.VERSION_TAKEN);
        }

        @Test
        void is_refused_to_a_city() {
            refused(given().when(publish(), in(by(HAMBURG, "2000"))), NetworkRejection.NOT_THE_NETWORK_ITSELF);
        }

        @Test
        void is_refused_before_the_founding() {
            refused(given().when(publish(), in(by(HARBOUR_CITIES, "1985"))), NetworkRejection.OUTSIDE_ITS_LIFE);
        }
    }

    @Nested
    class Renaming {

        private final RenameNetwork rename = new RenameNetwork(HARBOUR_CITIES, "Ports");

        @Test
        void changes_the_name_from_a_day_on() {
            given().when(rename, in(by(HARBOUR_CITIES, "1990")))
                    .expectEvents(new NetworkRenamed(HARBOUR_CITIES, "Ports"));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(given(said(by(HARBOUR_CITIES, "1990"), new NetworkRenamed(HARBOUR_CITIES, "Ports")))
                    .when(rename, in(by(HARBOUR_CITIES, "1990"))));
        }

        @Test
        void is_refused_to_a_city() {
            refused(given().when(rename, in(by(HAMBURG, "1990"))), NetworkRejection.NOT_THE_NETWORK_ITSELF);
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    given(said(by(HARBOUR_CITIES, "2016"), dissolved())).when(rename, in(by(HARBOUR_CITIES, "2017"))),
                    NetworkRejection.OUTSIDE_ITS_LIFE);
        }

        @Test
        void is_taken_when_it_may_have_been_before_the_end() {
            given(said(by(HARBOUR_CITIES, "2016"), dissolved()))
                    .when(rename, in(by(HARBOUR_CITIES, "2016-12")))
                    .expectEvents(new NetworkRenamed(HARBOUR_CITIES, "Ports"));
        }
    }

    @Nested
    class Reporting_a_figure {

        private final ReportNetworkFigure report = new ReportNetworkFigure(HARBOUR_CITIES, MEMBERS);

        @Test
        void is_open_to_every_source() {
            given().when(report, in(by(OSAKA, "2022~")))
                    .expectEvents(new NetworkFigureReported(HARBOUR_CITIES, MEMBERS));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(given(said(by(OSAKA, "2022~"), new NetworkFigureReported(HARBOUR_CITIES, MEMBERS)))
                    .when(report, in(by(HAMBURG, "2022~"))));
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    given(said(by(HARBOUR_CITIES, "2016"), dissolved())).when(report, in(by(OSAKA, "2017"))),
                    NetworkRejection.OUTSIDE_ITS_LIFE);
        }

        @Test
        void is_refused_before_the_founding() {
            refused(given().when(report, in(by(OSAKA, "1985"))), NetworkRejection.OUTSIDE_ITS_LIFE);
        }
    }

    @Nested
    class Creating_a_working_group {

        private final CreateWorkingGroup create =
                new CreateWorkingGroup(HARBOUR_CITIES, MOBILITY, GroupKind.FORUM, "Mobility Forum");

        @Test
        void sets_it_up() {
            given().when(create, in(by(HARBOUR_CITIES, "1990"))).expectEvents(mobilityForum());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(said(by(HARBOUR_CITIES, "1990"), mobilityForum()))
                    .when(create, in(by(HARBOUR_CITIES, "1990"))));
        }

        @Test
        void is_refused_under_the_key_of_another_one() {
            var other = new CreateWorkingGroup(HARBOUR_CITIES, MOBILITY, GroupKind.WORKING_GROUP, "Bicycles");

            refused(
                    given(said(by(HARBOUR_CITIES, "1990"), mobilityForum())).when(other, in(by(HARBOUR_CITIES, "1991"))),
                    NetworkRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_to_a_city() {
            refused(given().when(create, in(by(HAMBURG, "1990"))), NetworkRejection.NOT_THE_NETWORK_ITSELF);
        }

        @Test
        void is_refused_before_the_founding() {
            refused(given().when(create, in(by(HARBOUR_CITIES, "1985"))), NetworkRejection.OUTSIDE_ITS_LIFE);
        }
    }

    @Nested
    class Publishing_a_good_practice {

        @Test
        void names_its_city() {
            hamburgIsRegistered();

            given().when(practice("Quays"), in(by(HARBOUR_CITIES, "2020-03"))).expectEvents(goodPractice());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(given(said(by(HARBOUR_CITIES, "2020-03"), goodPractice()))
                    .when(practice("Quays"), in(by(HARBOUR_CITIES, "2020-03"))));
        }

        @Test
        void is_refused_under_the_key_of_another_one() {
            refused(
                    given(said(by(HARBOUR_CITIES, "2020-03"), goodPractice()))
                            .when(practice("Cranes"), in(by(HARBOUR_CITIES, "2020-03"))),
                    NetworkRejection.KEY_TAKEN);
        }

        @Test
        void is_refused_to_a_city() {
            refused(
                    given().when(practice("Quays"), in(by(HAMBURG, "2020-03"))),
                    NetworkRejection.NOT_THE_NETWORK_ITSELF);
        }

        @Test
        void is_refused_for_a_city_that_nobody_registered() {
            refused(
                    given().when(practice("Quays"), in(by(HARBOUR_CITIES, "2020-03"))),
                    NetworkRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_for_a_city_that_had_ended() {
            network.elsewhere(
                    "City",
                    HAMBURG,
                    said(by(HAMBURG, "2026"), registered()),
                    said(by(HAMBURG, "1975"), mergedInto(DAR_ES_SALAAM)));

            refused(
                    given().when(practice("Quays"), in(by(HARBOUR_CITIES, "2020-03"))),
                    NetworkRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_before_the_founding() {
            hamburgIsRegistered();

            refused(
                    given().when(practice("Quays"), in(by(HARBOUR_CITIES, "1985"))),
                    NetworkRejection.OUTSIDE_ITS_LIFE);
        }

        private PublishGoodPractice practice(String title) {
            var practice = goodPractice();
            return new PublishGoodPractice(
                    HARBOUR_CITIES, practice.key(), HAMBURG, Theme.CLIMATE_CHANGE, title, practice.url());
        }
    }

    @Nested
    class Dissolving {

        private final DissolveNetwork dissolve = new DissolveNetwork(HARBOUR_CITIES, "merged");

        @Test
        void ends_it() {
            given().when(dissolve, in(by(HARBOUR_CITIES, "2016"))).expectEvents(dissolved());
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(given(said(by(HARBOUR_CITIES, "2016"), dissolved()))
                    .when(dissolve, in(by(HARBOUR_CITIES, "2016"))));
        }

        @Test
        void happens_once_and_names_when() {
            refusedNaming(
                    "2016",
                    given(said(by(HARBOUR_CITIES, "2016"), dissolved())).when(dissolve, in(by(HARBOUR_CITIES, "2017"))),
                    NetworkRejection.ALREADY_DISSOLVED);
        }

        @Test
        void is_refused_to_a_city() {
            refused(given().when(dissolve, in(by(HAMBURG, "2016"))), NetworkRejection.NOT_THE_NETWORK_ITSELF);
        }

        @Test
        void is_refused_before_what_certainly_happened_later() {
            refused(
                    given(said(by(HARBOUR_CITIES, "2000"), published()))
                            .when(dissolve, in(by(HARBOUR_CITIES, "1999"))),
                    NetworkRejection.OUTSIDE_ITS_LIFE);
        }
    }

    private TestExecutor<Network> given(EventMessage<?>... further) {
        var events = new EventMessage<?>[further.length + 1];
        events[0] = said(by(HARBOUR_CITIES, "1986"), founded());
        System.arraycopy(further, 0, events, 1, further.length);
        return network.given(events);
    }

    /** The fact that stands against it is named. */
    private static void refusedNaming(String day, ResultValidator<?> result, NetworkRejection reason) {
        refused(result, reason);
        result.expectException(new CustomTypeSafeMatcher<CommandRejected>("naming " + day) {
            @Override
            protected boolean matchesSafely(CommandRejected rejected) {
                return day.equals(rejected.details().get("conflictingDay"));
            }
        });
    }

    private void hamburgIsRegistered() {
        network.elsewhere("City", HAMBURG, said(by(HAMBURG, "2026"), registered()));
    }
}
