package city.hansa.api.fact;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.api.value.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorrectionsTest {

    private static final Subject SUBJECT = new Subject(Subject.Kind.CITY, HAMBURG.value());

    @Test
    void a_history_about_which_nothing_is_said_stays_as_it_is() {
        assertThat(corrected(registered(), renamed()))
                .extracting(Recorded::event)
                .containsExactly(registered(), renamed());
    }

    @Test
    void a_corrected_day_is_the_event_s_own() {
        var facts = corrected(registered(), renamed(), correction(1, "effective", "1937-04"));

        assertThat(facts.get(1).effective()).isEqualTo(on("1937-04"));
        assertThat(facts.get(1).event()).isEqualTo(renamed());
    }

    @Test
    void a_corrected_text_is_replaced() {
        assertThat(corrected(registered(), renamed(), correction(1, "name", "Hansestadt Hamburg")))
                .last()
                .extracting(Recorded::event)
                .isEqualTo(new CityRenamed(HAMBURG, "Hansestadt Hamburg"));
    }

    @Test
    void a_corrected_value_of_several_fields_is_read_as_json() {
        var better = "{\"kind\":\"POPULATION\",\"value\":1900000,\"qualifier\":\"ABOUT\"}";
        var facts = corrected(
                registered(), new CityFigureReported(HAMBURG, POPULATION), correction(1, "figure", better));

        assertThat(((CityFigureReported) facts.getLast().event()).figure())
                .extracting(Figure::value)
                .isEqualTo(1_900_000L);
    }

    @Test
    void the_last_correction_wins() {
        assertThat(corrected(registered(), renamed(), correction(1, "name", "A"), correction(1, "name", "B")))
                .last()
                .extracting(Recorded::event)
                .isEqualTo(new CityRenamed(HAMBURG, "B"));
    }

    @Test
    void a_retracted_event_is_left_out() {
        var retracted = new EventRetracted(SUBJECT, event(1), Cause.DUPLICATE, "twice");

        assertThat(corrected(registered(), renamed(), retracted))
                .extracting(Recorded::event)
                .containsExactly(registered());
    }

    @Test
    void a_dispute_changes_nothing_until_it_is_settled_for_the_claim() {
        var disputed = new FactDisputed(SUBJECT, event(1), "name", "Hansestadt", "another source");
        var forFact = new DisputeSettled(SUBJECT, event(2), Preferred.FACT, "the charter");
        var forClaim = new DisputeSettled(SUBJECT, event(2), Preferred.CLAIM, "the charter");

        assertThat(corrected(registered(), renamed(), disputed).getLast().event()).isEqualTo(renamed());
        assertThat(corrected(registered(), renamed(), disputed, forFact).getLast().event())
                .isEqualTo(renamed());
        assertThat(corrected(registered(), renamed(), disputed, forClaim).getLast().event())
                .isEqualTo(new CityRenamed(HAMBURG, "Hansestadt"));
    }

    @Test
    void an_attestation_changes_nothing() {
        assertThat(corrected(registered(), renamed(), new FactAttested(SUBJECT, event(1), HAMBURG, null)))
                .extracting(Recorded::event)
                .containsExactly(registered(), renamed());
    }

    @Test
    void a_value_that_the_field_cannot_take_is_refused() {
        assertThatThrownBy(() -> corrected(registered(), renamed(), correction(1, "effective", "last year")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FactCorrected correction(int target, String field, String to) {
        return new FactCorrected(SUBJECT, event(target), field, null, to, "a slip");
    }

    private static List<Recorded<CityEvent>> corrected(Object... events) {
        var history = new ArrayList<Recorded<?>>();
        for (var position = 0; position < events.length; position++) {
            history.add(new Recorded<>(
                    position, position, event(position), Instant.EPOCH, by(HAMBURG, "2022-01-10"), events[position]));
        }
        return Corrections.apply(history, CityEvent.class);
    }
}
