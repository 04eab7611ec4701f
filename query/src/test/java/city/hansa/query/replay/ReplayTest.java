package city.hansa.query.replay;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.partnership.PartnershipExamples;
import city.hansa.api.replay.Replay;
import city.hansa.api.replay.Replay.Difference;
import city.hansa.api.replay.Replay.Difference.What;
import city.hansa.api.replay.Replay.State;
import city.hansa.api.replay.Replays.Order;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.CITY, HAMBURG.value());

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void two_cities_a_partnership_and_what_became_of_them() {
        tell(HAMBURG, "2022-01-10", registered());
        tell(OSAKA, "2022-01-11", new CityRegistered(OSAKA, "Osaka", "JP", null, List.of()));
        tell(HAMBURG, "1937-04-01", renamed());
        tell(HAMBURG, "2025", mergedInto(OSAKA));
        tell(HAMBURG, "2026-01-01", new FactCorrected(SUBJECT, event(2), "effective", "1937-04-01", "1938", "typed"));
        tell(HAMBURG, "2026-01-02", new EventRetracted(SUBJECT, event(3), Cause.RECORDED_IN_ERROR, "never merged"));
        stage.story.tell(
                PartnershipExamples.PARTNERSHIP.value(), by(HAMBURG, "2010-07"), PartnershipExamples.proposed());
        stage.story.tell(
                PartnershipExamples.PARTNERSHIP.value(), by(HAMBURG, "2010-07-01"), PartnershipExamples.entered("2010-07-01"));
        tell(HAMBURG, "2026-01-03", new FactDisputed(SUBJECT, event(2), "name", "Hammaburg", "older"));
        stage.play(3);
    }

    @Test
    void what_is_shown_is_what_the_log_tells() {
        var replay = replay(null, null);

        assertThat(replay.state()).as(replay.failure()).isEqualTo(State.COMPLETED);
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.views()).contains("city-register", "partnership-register", "timeline");
        assertThat(replay.eventsRead()).isEqualTo(9).isEqualTo(replay.eventsToRead());
        assertThat(replay.comparedAt()).isEqualTo(8);
        assertThat(replay.setAside()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6"})
    void what_was_shown_at_an_earlier_position_is_what_the_log_tells_up_to_there(long to) {
        var replay = replay(null, to);

        assertThat(replay.state()).as(replay.failure()).isEqualTo(State.COMPLETED);
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.eventsRead()).isEqualTo(to + 1);
        assertThat(replay.changedSince()).isEqualTo(to < 1 ? 3 : 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            city_record           | update city_record set visibility = 'SEALED' where id = '{osaka}'          | CHANGED
            city_record           | update city_record set document = '{"id":"x"}' where id = '{osaka}'        | CHANGED
            city_record           | update city_record set facts = '[]' where id = '{hamburg}'                 | CHANGED
            city_record           | delete from city_record where id = '{osaka}'                              | MISSING_LIVE
            city_register         | update city_register set label = 'Kobe' where id = '{osaka}'               | CHANGED
            city_register         | update city_register set known_to = 4 where id = '{osaka}'                 | CHANGED
            city_register         | delete from city_register where id = '{osaka}'                            | MISSING_LIVE
            city_register         | insert into city_register select * from city_register where id = '{osaka}' | ONLY_LIVE
            partnership_register  | update partnership_register set standing = 'DORMANT' where lead            | CHANGED
            anniversary_agenda    | insert into anniversary_agenda select * from partnership_register          | ONLY_LIVE
            discrepancy           | update discrepancy set visibility = 'SEALED'                              | CHANGED
            discrepancy           | delete from discrepancy                                                   | MISSING_LIVE
            discrepancy           | insert into discrepancy select * from discrepancy where lead              | ONLY_LIVE
            change_entry          | update change_entry set sequence = 7 where position = 2                  | CHANGED
            change_entry          | delete from change_entry where position = 2                               | MISSING_LIVE
            change_line           | update change_line set kind = 'NETWORK' where position = 1                | CHANGED
            change_line           | delete from change_line where position = 1                                | MISSING_LIVE
            timeline_record       | update timeline_record set strand = null where id = '{osaka}'             | CHANGED
            timeline_record       | delete from timeline_record where id = '{osaka}'                          | MISSING_LIVE
            timeline_entry        | update timeline_entry set key = 'city.renamed' where position = 1         | CHANGED
            timeline_entry        | delete from timeline_entry where position = 1                             | MISSING_LIVE
            timeline_line         | update timeline_line set earliest = '2000-01-01' where position = 1       | CHANGED
            timeline_line         | delete from timeline_line where position = 1                              | MISSING_LIVE
            timeline_line         | insert into timeline_line select '{osaka}', earliest, 7, 7 from timeline_line limit 1 | ONLY_LIVE
            """)
    void a_fault_in_a_row_is_found_and_named(String table, String fault, What what) {
        stage.jdbc.sql("set search_path = view_1; "
                        + fault.replace("{osaka}", OSAKA.toString()).replace("{hamburg}", HAMBURG.toString())
                        + "; reset search_path")
                .update();

        var replay = replay(null, null);

        assertThat(replay.state()).as(replay.failure()).isEqualTo(State.COMPLETED);
        assertThat(replay.differences()).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.table()).isEqualTo(table);
            assertThat(difference.what()).isEqualTo(what);
            assertThat(difference.view()).isNotNull();
            assertThat(difference.record()).isNotNull();
            assertThat(difference.key()).isNotEmpty();
        });
        assertThat(replay.differencesFound()).isEqualTo(replay.differences().size());
    }

    @Test
    void every_table_of_a_generation_is_compared_but_for_those_of_the_processors() {
        var tables = stage.jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'view_1'")
                .query(String.class)
                .list();

        assertThat(tables).contains("progress", "token_entry", "dead_letter_entry");
        assertThat(((Replayer) stage.replays).tables())
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .filter(table -> !List.of("progress", "token_entry", "dead_letter_entry").contains(table))
                        .toList());
    }

    @Test
    void the_columns_that_differ_are_told_with_both_values() {
        stage.jdbc.sql("update view_1.city_register set label = 'Kobe' where id = :id").param("id", OSAKA.value()).update();

        assertThat(replay(null, null).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.view()).isEqualTo("city-register");
            assertThat(difference.record()).isEqualTo(OSAKA.value());
            assertThat(difference.columns()).containsOnlyKeys("label");
            assertThat(String.valueOf(difference.columns().get("label"))).contains("Kobe", "Osaka");
        });
    }

    @Test
    void a_fault_that_is_later_than_the_position_is_not_of_it() {
        stage.jdbc.sql("delete from view_1.timeline_entry where position = 6").update();

        assertThat(replay(null, 5L).differences()).isEmpty();
        assertThat(replay(null, 6L).differences()).extracting(Difference::table).containsExactly("timeline_entry");
    }

    @Test
    void only_records_with_an_event_in_the_range_are_told_again() {
        stage.jdbc.sql("delete from view_1.city_record where id = :id").param("id", OSAKA.value()).update();
        stage.jdbc.sql("delete from view_1.partnership_record").update();

        var replay = replay(6L, 7L);

        assertThat(replay.eventsRead()).isEqualTo(2).isEqualTo(replay.eventsToRead());
        assertThat(replay.differences()).extracting(Difference::table).containsExactly("partnership_record");
    }

    @Test
    void one_view_alone_is_compared_where_one_is_asked_for() {
        stage.jdbc.sql("delete from view_1.timeline_entry where position = 1").update();

        var replay = ended(stage.replays.begin(new Order(List.of("city-register"), null, null)));

        assertThat(replay.state()).as(replay.failure()).isEqualTo(State.COMPLETED);
        assertThat(replay.views()).containsExactly("city-register");
        assertThat(replay.differences()).isEmpty();
    }

    @Test
    void nothing_is_left_of_its_tables() {
        replay(null, null);

        assertThat(stage.jdbc.sql("select nspname from pg_namespace where nspname like 'view_replay%'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void what_is_no_view_and_what_is_not_in_the_log_is_refused() {
        assertThatThrownBy(() -> stage.replays.begin(new Order(List.of("towns"), null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> replay(null, 9L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> replay(5L, 4L)).isInstanceOf(IllegalArgumentException.class);
    }

    private Replay replay(@Nullable Long from, @Nullable Long to) {
        return ended(stage.replays.begin(new Order(List.of(), from, to)));
    }

    private Replay ended(Replay begun) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            var replay = stage.replays.find(begun.id()).orElseThrow();
            if (replay.state().isEnd()) {
                return replay;
            }
            assertThat(System.nanoTime()).as("the replay does not end").isLessThan(deadline);
        }
    }

    private void tell(CityId city, String effective, Object event) {
        stage.story.tell(city.value(), by(city, effective), event);
    }
}
