package city.hansa.query.action;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.GUEST;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionEvent.ParticipantInvited;
import city.hansa.api.action.Participant;
import city.hansa.api.action.ParticipantRole;
import city.hansa.api.value.Organisation;
import city.hansa.query.timeline.Strand;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionStorylineTest {

    @Test
    void an_organisation_that_is_invited_has_no_timeline_of_its_own() {
        var unesco = Participant.of(new Organisation("UNESCO", Organisation.Kind.INTERNATIONAL, null));
        var invited = new Recorded<ActionEvent>(
                1, 1, event(1), Instant.EPOCH, by(HAMBURG, "2019"),
                new ParticipantInvited(DELEGATION, GUEST, unesco, ParticipantRole.GUEST));
        var before = Strand.of(DELEGATION.value(), HAMBURG.value());

        assertThat(new ActionStoryline().strand(before, invited)).isEqualTo(before);
    }
}
