package city.hansa.query.network;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.network.NetworkExamples.MEMBERS;
import static city.hansa.api.network.NetworkExamples.dissolved;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.network.NetworkExamples.foundedBy;
import static city.hansa.api.network.NetworkExamples.goodPractice;
import static city.hansa.api.network.NetworkExamples.mobilityForum;
import static city.hansa.api.network.NetworkExamples.published;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.hansa.api.Recorded;
import city.hansa.api.date.Certainty;
import city.hansa.api.network.GroupKind;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.NetworkView;
import city.hansa.api.network.NetworkView.Group;
import city.hansa.api.network.NetworkView.Practice;
import city.hansa.api.network.NetworkView.Reported;
import city.hansa.api.network.NetworkView.Standing;
import city.hansa.api.value.Key;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import city.hansa.api.view.Since;
import city.hansa.query.view.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkFoldTest {

    @Test
    void a_network_is_active_from_its_founding() {
        var network = shown();

        assertThat(network.names()).containsExactly(new Dated<>("Harbour Cities", on("1986"), null));
        assertThat(network.standings()).containsExactly(new Dated<>(Standing.ACTIVE, on("1986"), null));
        assertThat(network.since()).isEqualTo(Since.by("FOUNDING", on("1986")));
    }

    @Test
    void a_founder_is_named() {
        assertThat(shown(told(1, "1986", foundedBy(HAMBURG))).founders()).containsExactly(new CityRef(HAMBURG));
    }

    @Test
    void rules_are_in_force_until_the_next_version() {
        var next = new RulesPublished(HARBOUR_CITIES, new Key("2010"), List.of(), null, List.of(), null);

        assertThat(shown(told(1, "2000", published()), told(2, "2010", next)).rules())
                .extracting(rules -> rules.value().version().value(), Dated::from, Dated::until)
                .containsExactly(
                        tuple("2000", on("2000"), on("2010")),
                        tuple("2010", on("2010"), null));
    }

    @Test
    void a_new_name_ends_the_one_before() {
        assertThat(shown(told(1, "1990", new NetworkRenamed(HARBOUR_CITIES, "Ports"))).names())
                .containsExactly(
                        new Dated<>("Harbour Cities", on("1986"), on("1990")), new Dated<>("Ports", on("1990"), null));
    }

    @Test
    void a_figure_is_shown_with_its_day() {
        assertThat(shown(told(1, "2022~", new NetworkFigureReported(HARBOUR_CITIES, MEMBERS))).figures())
                .containsExactly(new Reported(
                        MEMBERS.kind(), MEMBERS.value(), MEMBERS.qualifier(), null, on("2022~"), null));
    }

    @Test
    void a_forum_is_shown_from_its_day() {
        assertThat(shown(told(1, "1990", mobilityForum())).groups())
                .containsExactly(new Group(new Key("mobility"), GroupKind.FORUM, "Mobility Forum", on("1990")));
    }

    @Test
    void a_good_practice_is_shown_with_its_city() {
        var practice = goodPractice();

        assertThat(shown(told(1, "2020-03", practice)).goodPractices())
                .containsExactly(new Practice(
                        practice.key(),
                        new CityRef(HAMBURG),
                        practice.theme(),
                        practice.title(),
                        practice.url(),
                        on("2020-03")));
    }

    @Test
    void a_dissolved_network_is_so_from_its_day() {
        assertThat(shown(told(1, "2016", dissolved())).standings().getLast())
                .isEqualTo(new Dated<>(Standing.DISSOLVED, on("2016"), null));
    }

    @Test
    void a_network_that_ended_in_the_year_of_its_founding_may_have_been_active_in_it() {
        assertThat(shown(told(1, "1986", dissolved())).standings())
                .containsExactly(
                        new Dated<>(Standing.ACTIVE, on("1986"), on("1986")),
                        new Dated<>(Standing.DISSOLVED, on("1986"), null));
    }

    @Test
    void a_network_that_ended_in_a_year_may_still_have_been_active_under_a_name_of_that_year() {
        var renamed = new NetworkRenamed(HARBOUR_CITIES, "Ports");
        var network = shown(told(1, "2016-07-01", renamed), told(2, "2016", dissolved()));

        assertThat(new NetworkRegister().rows(network))
                .filteredOn(row -> row.span().on(LocalDate.of(2016, 8, 1)) != Certainty.NO)
                .extracting(Row::label, Row::standing, row -> row.span().on(LocalDate.of(2016, 8, 1)))
                .containsExactly(
                        tuple("Ports", "ACTIVE", Certainty.POSSIBLE), tuple("Ports", "DISSOLVED", Certainty.POSSIBLE));
    }

    @SafeVarargs
    private static NetworkView shown(Recorded<NetworkEvent>... later) {
        @Nullable NetworkView network = NetworkFold.fold(null, told(0, "1986", founded()));
        for (var recorded : later) {
            network = NetworkFold.fold(network, recorded);
        }
        return requireNonNull(network);
    }

    private static Recorded<NetworkEvent> told(int position, String effective, NetworkEvent event) {
        return new Recorded<>(
                position, position, event(position), Instant.EPOCH, by(HARBOUR_CITIES, effective), event);
    }
}
