package city.hansa.query.read;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.view.At;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** One record, and the names beside it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordQueriesTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.PARTNERSHIP, PARTNERSHIP.value());

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void a_partnership_of_two_cities() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "1949"), registered());
        stage.story.tell(
                DAR_ES_SALAAM.value(),
                by(DAR_ES_SALAAM, "1949"),
                new CityRegistered(DAR_ES_SALAAM, "Dar es Salaam", "TZ", null, List.of()));
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, "2007"), proposed());
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, "2009"), resting(Scope.ALL));
        stage.play();
    }

    @Test
    void a_record_is_shown_as_the_view_keeps_it() {
        var found = find(At.NOW);

        assertThat(found.sequence()).isEqualTo(1);
        assertThat(found.position()).isEqualTo(3);
    }

    @Test
    void a_record_is_no_newer_than_the_names_beside_it() {
        theNamesHaveComeTo(2);

        var found = find(At.NOW);

        assertThat(found.sequence()).isZero();
        assertThat(found.position()).isEqualTo(2);
        theNamesHaveComeTo(1);
        assertThat(find(At.NOW).document()).isNull();
    }

    @Test
    void what_was_known_at_a_position_that_the_log_has_not_come_to_is_no_question() {
        assertThatThrownBy(() -> find(new At(null, null, 4L, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("knownAt");
    }

    /** As if the view of cities lagged behind that of partnerships. */
    private void theNamesHaveComeTo(long position) {
        stage.jdbc
                .sql("update view_1.progress set position = :position where view = 'city-register'")
                .param("position", position)
                .update();
    }

    private Found find(At at) {
        return stage.records.handle(new GetRecord(SUBJECT, at));
    }
}
