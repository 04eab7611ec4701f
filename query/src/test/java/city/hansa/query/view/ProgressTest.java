package city.hansa.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.view.NotYet;
import city.hansa.query.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTest {

    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.create());
    private static final Instant THEN = Instant.parse("2022-01-10T09:00:00Z");

    private final Progress progress = new Progress(JDBC, "view_1");

    @Test
    void a_view_that_has_taken_nothing_stands_before_the_first_position() {
        assertThat(progress.of("nothing")).isEqualTo(new Progress.Reached(-1, Instant.EPOCH));
    }

    @Test
    void a_letter_taken_up_late_does_not_move_it_back() {
        progress.advance("late", 7, THEN);
        progress.advance("late", 3, THEN.minusSeconds(1));

        assertThat(progress.of("late")).isEqualTo(new Progress.Reached(7, THEN));
    }

    @Test
    void who_waits_goes_on_as_soon_as_this_node_has_committed() {
        var waiting = CompletableFuture.runAsync(() -> progress.await(List.of("here"), 4));

        progress.advance("here", 4, THEN);
        progress.committed("here", 4);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(4));
    }

    @Test
    void who_waits_sees_what_another_node_has_committed() {
        var waiting = CompletableFuture.runAsync(() -> progress.await(List.of("there"), 4));

        new Progress(JDBC, "view_1").advance("there", 5, THEN);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(4));
    }

    @Test
    void a_view_that_another_node_has_reset_is_waited_for_again() {
        progress.advance("reset", 4, THEN);
        progress.committed("reset", 4);
        new Progress(JDBC, "view_1").clear("reset");

        assertThatThrownBy(() -> progress.await(List.of("reset"), 4)).isInstanceOf(NotYet.class);
    }

    @Test
    void the_least_of_views_is_that_of_the_one_that_lags_most() {
        progress.advance("first", 7, THEN);
        progress.advance("second", 5, THEN);

        assertThat(progress.least(List.of("first", "second"))).isEqualTo(5);
        assertThat(progress.least(List.of("first", "none"))).isEqualTo(-1);
    }

    @Test
    void who_waits_in_vain_is_told_how_far_the_view_has_come() {
        progress.advance("behind", 2, THEN);

        assertThatThrownBy(() -> progress.await(List.of("behind"), 9))
                .isInstanceOfSatisfying(NotYet.class, notYet -> {
                    assertThat(notYet.asked()).isEqualTo(9);
                    assertThat(notYet.reached()).isEqualTo(2);
                });
    }
}
