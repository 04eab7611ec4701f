package city.hansa.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Examples;
import city.hansa.api.NetworkId;
import city.hansa.api.PartnershipId;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.network.NetworkEvent.NetworkDissolved;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkEvent.NetworkRenamed;
import city.hansa.api.network.NetworkKind;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.At;
import city.hansa.api.view.ViewQuery.Between;
import city.hansa.api.view.ViewQuery.CityFound;
import city.hansa.api.view.ViewQuery.CityNaming;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.api.view.ViewQuery.LookUpNetworks;
import city.hansa.api.view.ViewQuery.LookUpPartnerships;
import city.hansa.api.view.ViewQuery.Point;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Many records at once, by what a table says of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LookUpsTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Stage STAGE = new Stage(DATABASE);
    private static final CityId CHEMNITZ = CityId.of("0199d5c0-0000-7000-8000-0000000000a1");
    private static final CityId VOLGOGRAD = CityId.of("0199d5c0-0000-7000-8000-0000000000a2");
    private static final PartnershipId TWINNING = PartnershipId.of("0199d5c0-0000-7000-8000-0000000000a3");

    private static final NetworkId LASTING = NetworkId.of("0199d5c0-0000-7000-8000-0000000000b1");
    private static final NetworkId SAME_NAMED = NetworkId.of("0199d5c0-0000-7000-8000-0000000000b2");
    private static final NetworkId DISSOLVED = NetworkId.of("0199d5c0-0000-7000-8000-0000000000b3");

    @BeforeAll
    static void a_city_of_two_names_and_its_twin_and_three_networks() {
        tell(CHEMNITZ.value(), "2020", new CityRegistered(
                CHEMNITZ, "Karl-Marx-Stadt", "DE", new Coordinates(50.83, 12.92),
                List.of(Identifier.parse("geonames:2940132"))));
        tell(CHEMNITZ.value(), "1990-06-01", new CityRenamed(CHEMNITZ, "Chemnitz"));
        tell(VOLGOGRAD.value(), "2020", new CityRegistered(VOLGOGRAD, "Volgograd", "RU", null, List.of()));
        tell(TWINNING.value(), "1988", new PartnershipProposed(
                TWINNING, PartnershipKind.TWINNING, List.of(CHEMNITZ, VOLGOGRAD), List.of(), List.of(), null, null));
        tell(TWINNING.value(), "1988", new PartnershipEnteredIntoForce(
                TWINNING, EntryRule.ACCEPTED, Edtf.parse("1988"), "the register names no more"));
        tell(LASTING.value(), "1980", founded(LASTING, "Twin Cities"));
        tell(LASTING.value(), "1990", new NetworkRenamed(LASTING, "Sister Cities"));
        tell(SAME_NAMED.value(), "2000", founded(SAME_NAMED, "Sister Cities"));
        tell(DISSOLVED.value(), "1980", founded(DISSOLVED, "Past Cities"));
        tell(DISSOLVED.value(), "2000", new NetworkDissolved(DISSOLVED, "its work is done"));
        STAGE.play();
    }

    @Test
    void a_city_is_found_by_any_name_that_it_bore_by_identifier_and_by_id() {
        assertThat(cities(Set.of(), Set.of(), new CityNaming("karl-marx-stadt", "DE"))).hasSize(1);
        assertThat(cities(Set.of(), Set.of(), new CityNaming("Chemnitz", "DE"))).hasSize(1);
        assertThat(cities(Set.of(), Set.of(), new CityNaming("Chemnitz", "FR"))).isEmpty();
        assertThat(cities(Set.of(), Set.of(Identifier.parse("geonames:2940132")))).hasSize(1);
        assertThat(cities(Set.of(CHEMNITZ.value(), VOLGOGRAD.value()), Set.of())).hasSize(2);
        assertThat(cities(Set.of(), Set.of())).isEmpty();
    }

    @Test
    void a_city_is_told_with_its_present_name_first() {
        var chemnitz = cities(Set.of(CHEMNITZ.value()), Set.of()).getFirst();

        assertThat(chemnitz.namings()).containsExactly(
                new CityNaming("Chemnitz", "DE"), new CityNaming("Karl-Marx-Stadt", "DE"));
        assertThat(chemnitz.place()).isEqualTo(new Point(50.83, 12.92));
        assertThat(chemnitz.identifiers()).containsExactly(Identifier.parse("geonames:2940132"));
    }

    @Test
    void a_network_is_found_by_the_name_that_it_bears_while_it_is_in_being_and_always_by_id() {
        assertThat(networks(Set.of(), "Sister Cities")).containsExactly(LASTING.value(), SAME_NAMED.value());
        assertThat(networks(Set.of(), "Twin Cities")).isEmpty();
        assertThat(networks(Set.of(), "sister cities")).isEmpty();
        assertThat(networks(Set.of(), "Past Cities")).isEmpty();
        assertThat(networks(Set.of(DISSOLVED.value()))).containsExactly(DISSOLVED.value());
        assertThat(networks(Set.of())).isEmpty();
    }

    @Test
    void a_partnership_is_found_by_two_of_its_parties_in_either_order_with_each_of_its_periods() {
        for (var between : List.of(
                new Between(CHEMNITZ.value(), VOLGOGRAD.value()), new Between(VOLGOGRAD.value(), CHEMNITZ.value()))) {
            var periods = STAGE.lookUps.handle(new LookUpPartnerships(Set.of(between), At.NOW)).periods();

            assertThat(periods).isNotEmpty().allSatisfy(period -> {
                assertThat(period.id()).isEqualTo(TWINNING.value());
                assertThat(period.parties()).containsExactlyInAnyOrder(CHEMNITZ.value(), VOLGOGRAD.value());
            });
            assertThat(periods.getLast().standing()).isEqualTo("IN_FORCE");
            assertThat(periods.getLast().since()).isEqualTo(Edtf.parse("1988"));
        }
        var nobody = new Between(CHEMNITZ.value(), UUID.fromString("0199d5c0-0000-7000-8000-0000000000ff"));
        assertThat(STAGE.lookUps.handle(new LookUpPartnerships(Set.of(nobody), At.NOW)).periods()).isEmpty();
    }

    @Test
    void of_a_partnership_that_one_of_the_two_joined_only_the_periods_are_found_in_which_both_were() {
        var first = CityId.of("0199d5c0-0000-7000-8000-0000000000c1");
        var second = CityId.of("0199d5c0-0000-7000-8000-0000000000c2");
        var joined = CityId.of("0199d5c0-0000-7000-8000-0000000000c3");
        var id = PartnershipId.of("0199d5c0-0000-7000-8000-0000000000c4");
        tell(id.value(), "1988", new PartnershipProposed(
                id, PartnershipKind.TWINNING, List.of(first, second), List.of(), List.of(), null, null));
        tell(id.value(), "1988", new PartnershipEnteredIntoForce(
                id, EntryRule.ACCEPTED, Edtf.parse("1988"), "the register names no more"));
        tell(id.value(), "1995", new PartyJoined(id, joined));
        STAGE.play();

        var ofBoth = STAGE.lookUps
                .handle(new LookUpPartnerships(Set.of(new Between(first.value(), joined.value())), At.NOW))
                .periods();
        var ofTheFirstTwo = STAGE.lookUps
                .handle(new LookUpPartnerships(Set.of(new Between(first.value(), second.value())), At.NOW))
                .periods();

        assertThat(ofBoth).singleElement().satisfies(period -> {
            assertThat(period.from()).isEqualTo(Edtf.parse("1995"));
            assertThat(period.parties()).containsExactlyInAnyOrder(first.value(), second.value(), joined.value());
        });
        assertThat(ofTheFirstTwo).hasSizeGreaterThan(1).containsAll(ofBoth);
    }

    private static NetworkFounded founded(NetworkId network, String name) {
        return new NetworkFounded(network, name, NetworkKind.ASSOCIATION, null, null);
    }

    private static List<CityFound> cities(Set<UUID> ids, Set<Identifier> identifiers, CityNaming... names) {
        return STAGE.lookUps.handle(new LookUpCities(ids, identifiers, Set.of(names), At.NOW)).cities();
    }

    private static List<UUID> networks(Set<UUID> ids, String... names) {
        return STAGE.lookUps.handle(new LookUpNetworks(ids, Set.of(names), At.NOW)).networks();
    }

    private static void tell(UUID id, String effective, Object event) {
        STAGE.story.tell(id, Envelope.of(new Actor(Role.SECRETARIAT, Examples.HARBOUR_CITIES), Edtf.parse(effective)), event);
    }
}
