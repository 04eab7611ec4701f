package city.hansa.query.read;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Who watches a record is told when its view has changed, and not before. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnnouncedChangesTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject CITY = new Subject(Subject.Kind.CITY, HAMBURG.value());
    private static final Subject AGREED = new Subject(Subject.Kind.PARTNERSHIP, PARTNERSHIP.value());

    private final Stage stage = new Stage(DATABASE);

    @Test
    void each_view_announces_what_a_batch_has_changed_in_it_and_how_far_it_has_come() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "1949"), registered());
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, "2007"), proposed());

        stage.play(2);

        assertThat(stage.announced).isEqualTo(Map.of(Set.of(CITY), 1L, Set.of(AGREED), 1L));
    }

    @Test
    void what_was_taken_before_is_not_announced_again() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "1949"), registered());
        stage.play();
        stage.announced.clear();

        stage.deliver(0, 0);

        assertThat(stage.announced).isEmpty();
    }
}
