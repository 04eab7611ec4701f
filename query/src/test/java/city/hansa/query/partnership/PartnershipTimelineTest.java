package city.hansa.query.partnership;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resolved;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.Milestone;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.view.At;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** In whose timelines a partnership's facts stand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipTimelineTest {

    private static final DataSource DATABASE = TestDatabase.create();

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void osaka_was_a_party_and_left() {
        given("2007", proposed(PartnershipKind.TWINNING, HAMBURG, DAR_ES_SALAAM, OSAKA));
        given("2012", new PartyWithdrew(PARTNERSHIP, OSAKA, null));
    }

    @Test
    void what_names_a_city_that_has_left_stands_in_its_timeline() {
        given("2008", new MilestoneRecorded(PARTNERSHIP, Milestone.VISIT, OSAKA, null, null));
        given("2009", resolved(OSAKA, Decision.APPROVED));
        given("2010", signed(HAMBURG, OSAKA));
        given("2011", new SinceClaimed(PARTNERSHIP, "osaka.jp", OSAKA, on("2009")));

        assertThat(keys()).containsExactly(
                "partnership.proposed",
                "partnership.milestone-recorded",
                "partnership.council-resolution-recorded",
                "partnership.agreement-signed",
                "partnership.since-claimed",
                "partnership.party-withdrew");
    }

    @Test
    void what_concerns_those_who_stayed_does_not() {
        given("2008", new MilestoneRecorded(PARTNERSHIP, Milestone.VISIT, null, null, null));
        given("2011", new SinceClaimed(PARTNERSHIP, "a newspaper", null, on("2009")));
        given("2013", resting(Scope.ALL));

        assertThat(keys()).containsExactly("partnership.proposed", "partnership.party-withdrew");
    }

    private void given(String effective, Object event) {
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, effective), event);
        stage.play();
    }

    private List<String> keys() {
        return stage.timeline
                .handle(new FindTimeline(List.of(OSAKA.toString()), null, null, null, At.NOW, null, 50))
                .items()
                .stream()
                .map(entry -> entry.get("key").stringValue())
                .toList();
    }
}
