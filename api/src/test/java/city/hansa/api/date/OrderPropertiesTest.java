package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class OrderPropertiesTest {

    @Property
    void vague_dates_conflict_only_if_no_assignment_of_exact_days_satisfies_the_order(
            @ForAll("nearDateLists") List<Edtf> dates) {
        var possible = Order.possible(dates);

        Statistics.collect(possible);
        assertThat(possible).isEqualTo(someChoiceIsInOrder(dates, Edtf.BEGINNING));
    }

    @Property
    void a_conflict_names_two_dates_that_conflict_by_themselves(@ForAll("nearDateLists") List<Edtf> dates) {
        Order.conflict(dates).ifPresent(conflict -> {
            assertThat(conflict.earlier()).isLessThan(conflict.later());
            assertThat(dates.get(conflict.earlier()).earliest()).isAfter(dates.get(conflict.later()).latest());
            assertThat(Order.possible(dates.subList(0, conflict.later()))).isTrue();
        });
    }

    // Tries every day of every date; says nothing about how Order decides.
    private static boolean someChoiceIsInOrder(List<Edtf> dates, LocalDate notBefore) {
        if (dates.isEmpty()) {
            return true;
        }
        var first = dates.getFirst();
        return first.earliest()
                .datesUntil(first.latest().plusDays(1))
                .filter(day -> !day.isBefore(notBefore))
                .anyMatch(day -> someChoiceIsInOrder(dates.subList(1, dates.size()), day));
    }

    @Provide
    static Arbitrary<List<Edtf>> nearDateLists() {
        return EdtfArbitraries.nearDates().list().ofMaxSize(5);
    }
}
