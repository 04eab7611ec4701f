package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class EdtfPropertiesTest {

    @Property
    void a_date_keeps_its_text(@ForAll("texts") String text) {
        assertThat(Edtf.parse(text).text()).isEqualTo(text);
    }

    @Property
    void a_date_lies_between_the_beginning_and_forever_and_is_not_reversed(@ForAll("texts") String text) {
        var date = Edtf.parse(text);

        assertThat(date.earliest()).isBetween(Edtf.BEGINNING, date.latest());
        assertThat(date.latest()).isBetween(date.earliest(), Edtf.FOREVER);
    }

    @Property
    void an_exact_day_is_its_only_day(@ForAll("nearDays") LocalDate day) {
        var date = Edtf.day(day);

        assertThat(date.earliest()).isEqualTo(day).isEqualTo(date.latest());
    }

    @Property
    void bounds_lie_within_their_interval(@ForAll("texts") String text) {
        var date = Edtf.parse(text);
        var start = date.start();
        var end = date.end();

        assertThat(date.earliest()).isEqualTo(start == null ? Edtf.BEGINNING : start.earliest());
        assertThat(date.latest()).isEqualTo(end == null ? Edtf.FOREVER : end.latest());
    }

    @Property
    void comparing_agrees_with_equality(@ForAll("texts") String one, @ForAll("texts") String other) {
        var compared = Edtf.parse(one).compareTo(Edtf.parse(other));

        assertThat(compared == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(compared)).isEqualTo(-Integer.signum(Edtf.parse(other).compareTo(Edtf.parse(one))));
    }

    // A slip is either another date or refused as malformed: nothing else escapes from the parser.
    @Property
    void a_slip_in_a_date_is_read_or_refused(@ForAll("slips") String slip) {
        var refusal = catchThrowable(() -> Edtf.parse(slip));

        Statistics.collect(refusal == null ? "read" : "refused");
        if (refusal != null) {
            assertThat(refusal).isExactlyInstanceOf(IllegalArgumentException.class).hasMessageContaining(slip);
        }
    }

    @Example
    void a_choice_of_nine_days_has_room() {
        var days = LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2020, 1, 10)).map(LocalDate::toString).toList();

        assertThat(Edtf.parse("[" + String.join(",", days) + "]").latest()).isEqualTo("2020-01-09");
    }

    @Provide
    static Arbitrary<String> texts() {
        return EdtfArbitraries.texts();
    }

    @Provide
    static Arbitrary<String> slips() {
        return EdtfArbitraries.slips();
    }

    @Provide
    static Arbitrary<LocalDate> nearDays() {
        return EdtfArbitraries.nearDays();
    }
}
