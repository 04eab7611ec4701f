package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpanPropertiesTest {

    @Property
    void a_span_holds_certainly_if_for_every_choice_of_bounds_and_possibly_if_for_one(
            @ForAll("nearDates") Edtf from, @ForAll("nearDates") Edtf until, @ForAll("nearDays") LocalDate day) {
        var answers = answersOfEveryChoice(from, until, day);
        var all = answers.stream().allMatch(holds -> holds);
        var any = answers.stream().anyMatch(holds -> holds);

        assertThat(new Span(from, until).on(day)).isEqualTo(Certainty.of(all, any));
    }

    @Property
    void the_certain_days_are_among_the_possible(
            @ForAll("nearDates") Edtf from, @ForAll("nearDates") Edtf until, @ForAll("nearDays") LocalDate day) {
        var span = new Span(from, until);

        assertThat(!span.certain().contains(day) || span.possible().contains(day)).isTrue();
    }

    private static List<Boolean> answersOfEveryChoice(Edtf from, Edtf until, LocalDate day) {
        var answers = new ArrayList<Boolean>();
        for (var begin : days(from)) {
            for (var end : days(until)) {
                answers.add(!day.isBefore(begin) && day.isBefore(end));
            }
        }
        return answers;
    }

    private static List<LocalDate> days(Edtf date) {
        return date.earliest().datesUntil(date.latest().plusDays(1)).toList();
    }

    @Provide
    static Arbitrary<Edtf> nearDates() {
        return EdtfArbitraries.nearDates();
    }

    @Provide
    static Arbitrary<LocalDate> nearDays() {
        return EdtfArbitraries.nearDays();
    }
}
