package city.hansa.query.read;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.network.NetworkExamples.founded;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.MembershipId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberClassChanged;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.api.membership.MembershipEvent.MembershipApplied;
import city.hansa.api.membership.MembershipEvent.MembershipSuspended;
import city.hansa.api.membership.SuspensionCause;
import city.hansa.api.view.At;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.Roll;
import city.hansa.api.view.Roll.Count;
import city.hansa.api.view.Roll.OfClass;
import city.hansa.api.view.ViewQuery.FindMembers;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RollProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void three_members_of_two_classes() {
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "1986"), founded());
        member(HAMBURG, "Hamburg", "FULL", "2009-06-01");
        member(OSAKA, "Osaka", "FULL", "2012");
        member(DAR_ES_SALAAM, "Dar es Salaam", "ASSOCIATE", "2010-01-01");
    }

    @Test
    void members_are_listed_by_class_then_since() {
        assertThat(told(roll("2020-01-01")))
                .containsExactly(
                        "ASSOCIATE Dar es Salaam ACTIVE CERTAIN 2010-01-01",
                        "FULL Hamburg ACTIVE CERTAIN 2009-06-01",
                        "FULL Osaka ACTIVE CERTAIN 2012");
        var roll = roll("2020-01-01");
        assertThat(roll.classes())
                .containsExactly(new OfClass("ASSOCIATE", new Count(1, 1)), new OfClass("FULL", new Count(2, 2)));
        assertThat(roll.all()).isEqualTo(new Count(3, 3));
    }

    @Test
    void who_may_have_been_a_member_by_then_counts_as_possible() {
        var roll = roll("2012-05-01");

        assertThat(told(roll)).contains("FULL Osaka ACTIVE POSSIBLE 2012");
        assertThat(roll.all()).isEqualTo(new Count(2, 3));
        assertThat(roll("2009-05-31").all()).isEqualTo(new Count(0, 0));
        assertThat(roll("2009-05-31").items()).isEmpty();
    }

    @Test
    void who_is_suspended_is_a_member_and_is_said_to_be() {
        tell(HAMBURG, "2015-01-01", new MembershipSuspended(id(HAMBURG), SuspensionCause.ARREARS, "dues of 2013"));

        assertThat(told(roll("2016-01-01"))).contains("FULL Hamburg SUSPENDED CERTAIN 2009-06-01");
        assertThat(roll("2016-01-01").all()).isEqualTo(new Count(3, 3));
        assertThat(told(find(at("2016-01-01"), null, "SUSPENDED")))
                .containsExactly("FULL Hamburg SUSPENDED CERTAIN 2009-06-01");
        assertThat(find(at("2016-01-01"), null, "SUSPENDED").all()).isEqualTo(new Count(1, 1));
        assertThat(find(at("2014-01-01"), null, "SUSPENDED").items()).isEmpty();
    }

    @Test
    void a_member_that_may_stand_in_either_of_two_ways_is_certainly_a_member() {
        tell(HAMBURG, "2015", new MembershipSuspended(id(HAMBURG), SuspensionCause.ARREARS, "dues of 2013"));

        var roll = roll("2015-06-01");

        assertThat(told(roll)).contains("FULL Hamburg SUSPENDED CERTAIN 2009-06-01").hasSize(3);
        assertThat(roll.items().get(1).get("standingCertainty").asString()).isEqualTo("POSSIBLE");
        assertThat(roll.all()).isEqualTo(new Count(3, 3));
        assertThat(find(at("2015-06-01"), null, "SUSPENDED").all()).isEqualTo(new Count(0, 1));
    }

    @Test
    void a_member_that_may_be_of_either_of_two_classes_is_counted_once_in_all() {
        tell(HAMBURG, "2015", new MemberClassChanged(id(HAMBURG), "FULL", "ASSOCIATE"));

        var roll = roll("2015-06-01");

        assertThat(roll.items()).hasSize(3);
        assertThat(roll.classes())
                .containsExactly(new OfClass("ASSOCIATE", new Count(1, 2)), new OfClass("FULL", new Count(1, 2)));
        assertThat(roll.all()).isEqualTo(new Count(3, 3));
        assertThat(find(at("2015-06-01"), "FULL", null).all()).isEqualTo(new Count(1, 2));
    }

    @Test
    void who_left_is_on_the_roll_no_longer_and_what_was_known_before_stays() {
        var before = stage.story.last();
        tell(HAMBURG, "2015-01-01", new MemberWithdrew(id(HAMBURG), "budget"));
        var left = stage.story.last();

        assertThat(roll("2015-01-01").all()).isEqualTo(new Count(2, 2));
        assertThat(find(new At(LocalDate.parse("2015-01-01"), null, before, null), null, null).all())
                .isEqualTo(new Count(3, 3));

        var about = new Subject(Subject.Kind.MEMBERSHIP, id(HAMBURG).value());
        tell(HAMBURG, "2016", new EventRetracted(about, event((int) left), Cause.RECORDED_IN_ERROR, "another city"));
        assertThat(roll("2015-01-01").all()).isEqualTo(new Count(3, 3));
    }

    @Test
    void pages_go_on_and_each_counts_all() {
        var paged = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = stage.rolls.handle(new FindMembers(filter(null, null), at("2020-01-01"), next, 1));
            paged.addAll(told(page));
            assertThat(page.all()).isEqualTo(new Count(3, 3));
            next = page.next();
        } while (next != null);

        assertThat(paged).isEqualTo(told(roll("2020-01-01")));
    }

    private void member(CityId city, String name, String memberClass, String admitted) {
        stage.story.tell(city.value(), by(city, "2000"), new CityRegistered(city, name, "DE", null, List.of()));
        tell(city, admitted, new MembershipApplied(id(city), HARBOUR_CITIES, city, memberClass, List.of()));
        tell(city, admitted, new MemberAdmitted(id(city), memberClass, null));
    }

    private void tell(CityId city, String effective, Object event) {
        stage.story.tell(id(city).value(), by(HARBOUR_CITIES, effective), event);
        stage.play();
    }

    private static MembershipId id(CityId city) {
        return MembershipId.of(HARBOUR_CITIES, city);
    }

    private static At at(String day) {
        return new At(LocalDate.parse(day), null, null, null);
    }

    private static RegisterFilter filter(@Nullable String memberClass, @Nullable String standing) {
        return new RegisterFilter(null, HARBOUR_CITIES.toString(), memberClass, standing, null, null);
    }

    private Roll roll(String day) {
        return find(at(day), null, null);
    }

    private Roll find(At at, @Nullable String memberClass, @Nullable String standing) {
        return stage.rolls.handle(new FindMembers(filter(memberClass, standing), at, null, 50));
    }

    private static List<String> told(Roll roll) {
        return roll.items().stream()
                .map(item -> item.get("class").asString() + " " + item.at("/parties/0/name").asString() + " "
                        + item.get("standing").asString() + " " + item.get("certainty").asString() + " "
                        + item.at("/since/edtf").asString())
                .toList();
    }
}
