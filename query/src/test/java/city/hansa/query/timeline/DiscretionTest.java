package city.hansa.query.timeline;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.opened;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.api.action.ActionExamples.started;
import static city.hansa.api.envelope.Visibility.NETWORK;
import static city.hansa.api.envelope.Visibility.PARTIES;
import static city.hansa.api.envelope.Visibility.PUBLIC;
import static city.hansa.api.envelope.Visibility.SEALED;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Who may see an action, by all that was said of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiscretionTest {

    private static final Stage STAGE = new Stage(TestDatabase.create());
    private static final Subject SUBJECT = new Subject(Subject.Kind.ACTION, DELEGATION.value());

    @BeforeEach
    void empty() {
        STAGE.reset();
    }

    @Test
    void it_is_seen_by_as_few_as_anything_that_was_said_of_it() {
        say(PUBLIC, planned());
        say(PARTIES, started());
        say(NETWORK, disputed());

        assertThat(visibility()).isEqualTo(PARTIES);
    }

    @Test
    void an_opened_seal_says_who_may_see_it_from_then_on() {
        say(PUBLIC, planned());
        say(SEALED, sealed());
        assertThat(visibility()).isEqualTo(SEALED);
        say(NETWORK, opened());

        assertThat(visibility()).isEqualTo(NETWORK);
    }

    @Test
    void what_was_said_before_a_seal_was_opened_hides_it_no_more_when_its_story_is_told_again() {
        say(PUBLIC, planned());
        say(PARTIES, disputed());
        say(SEALED, sealed());
        say(PUBLIC, opened());
        say(PUBLIC, disputed());

        assertThat(visibility()).isEqualTo(PUBLIC);
    }

    @Test
    void a_seal_that_is_taken_back_hides_nothing_and_an_opening_opens_nothing() {
        say(PUBLIC, planned());
        var seal = say(SEALED, sealed());
        say(PUBLIC, new EventRetracted(SUBJECT, seal.eventId(), Cause.RECORDED_IN_ERROR, "of another"));
        assertThat(visibility()).isEqualTo(PUBLIC);

        say(SEALED, sealed());
        var opening = say(PUBLIC, opened());
        say(PUBLIC, new EventRetracted(SUBJECT, opening.eventId(), Cause.RECORDED_IN_ERROR, "of another"));
        assertThat(visibility()).isEqualTo(SEALED);
    }

    private static FactDisputed disputed() {
        return new FactDisputed(
                SUBJECT, STAGE.story.stream(DELEGATION.value(), Long.MAX_VALUE).getFirst().eventId(), "title", "a visit", "a paper");
    }

    private static Recorded<?> say(Visibility visibility, Object event) {
        var recorded = STAGE.story.tell(DELEGATION.value(), by(HAMBURG, "2018-01").visibility(visibility), event);
        STAGE.play();
        return recorded;
    }

    private static Visibility visibility() {
        return STAGE.jdbc
                .sql("select visibility from view_1.timeline_record where id = :id")
                .param("id", DELEGATION.value())
                .query((row, _) -> Visibility.valueOf(row.getString(1)))
                .single();
    }
}
