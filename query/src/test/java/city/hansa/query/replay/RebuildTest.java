package city.hansa.query.replay;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.Reason;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.partnership.PartnershipExamples;
import city.hansa.api.projection.Rebuild;
import city.hansa.api.projection.Rebuild.State;
import city.hansa.api.projection.RebuildRejection;
import city.hansa.api.replay.Replay;
import city.hansa.api.replay.ReplayRejection;
import city.hansa.api.replay.Replays.Order;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RebuildTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Order WHOLE = new Order(List.of(), null, null);

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void two_cities_and_a_partnership() {
        tell(HAMBURG, "2022-01-10", registered());
        tell(OSAKA, "2022-01-11", new CityRegistered(OSAKA, "Osaka", "JP", null, List.of()));
        tell(HAMBURG, "1937-04-01", renamed());
        tell(HAMBURG, "2026-01-02", new EventRetracted(
                new Subject(Subject.Kind.CITY, HAMBURG.value()), event(2), Cause.RECORDED_IN_ERROR, "never renamed"));
        stage.story.tell(
                PartnershipExamples.PARTNERSHIP.value(), by(HAMBURG, "2010-07"), PartnershipExamples.proposed());
        stage.play(3);
    }

    @Test
    void what_is_shown_is_as_before_and_nothing_else_is_left() {
        var indexes = indexes();

        var rebuild = rebuilt();

        assertThat(rebuild.eventsRead()).isEqualTo(5).isEqualTo(rebuild.eventsToRead());
        assertThat(rebuild.position()).isEqualTo(4);
        assertThat(rebuild.lagEvents()).isZero();
        assertThat(rebuild.setAside()).isEmpty();
        assertThat(replayed().differences()).isEmpty();
        assertThat(indexes()).isEqualTo(indexes);
        assertThat(generations()).containsExactly("view_1");
    }

    @Test
    void a_fault_in_the_old_rows_is_not_in_the_new_ones() {
        stage.jdbc.sql("delete from view_1.city_register").update();
        stage.jdbc.sql("update view_1.partnership_record set document = null").update();

        rebuilt();

        assertThat(replayed().differences()).isEmpty();
    }

    @Test
    void events_go_on_where_the_old_views_were() {
        rebuilt();
        tell(OSAKA, "2024", renamed());
        stage.play();

        var replay = replayed();
        assertThat(replay.comparedAt()).isEqualTo(5);
        assertThat(replay.differences()).isEmpty();
    }

    @Test
    void views_that_lag_are_ahead_afterwards_and_take_nothing_twice() {
        tell(OSAKA, "2024", renamed());
        tell(HAMBURG, "2024", renamed());

        assertThat(rebuilt().position()).isEqualTo(6);
        stage.play();

        assertThat(replayed().differences()).isEmpty();
    }

    @Test
    void what_cannot_be_shown_is_left_to_the_processors_with_what_follows_it() {
        var nobody = new CityId(UUID.randomUUID());
        tell(nobody, "2024", renamed());
        tell(nobody, "2025", renamed());
        stage.jdbc.sql("update view_1.progress set position = 6").update();

        var rebuild = rebuilt();

        assertThat(rebuild.setAside()).singleElement().satisfies(first -> {
            assertThat(first.view()).isEqualTo("city-register");
            assertThat(first.record()).isEqualTo(nobody.value());
            assertThat(first.position()).isEqualTo(5);
        });
        assertThat(stage.letters)
                .allSatisfy(letter -> assertThat(letter.view()).isEqualTo("city-register"))
                .satisfiesExactly(
                        first -> assertThat(first.cause()).isNotEmpty(), second -> assertThat(second.cause()).isEmpty());
    }

    @Test
    void what_comes_after_the_live_views_is_left_for_them_to_set_aside() {
        tell(new CityId(UUID.randomUUID()), "2024", renamed());

        assertThat(rebuilt().setAside()).isNotEmpty();
        assertThat(stage.letters).isEmpty();
    }

    @Test
    void one_of_either_kind_is_under_way_at_a_time_and_can_be_cancelled() {
        try (var log = new HeldLog(stage.story)) {
            var rebuild = stage.rebuilder(log).begin();
            refused(RebuildRejection.REBUILD_UNDER_WAY, () -> stage.rebuilds.begin());
            refused(RebuildRejection.REBUILD_UNDER_WAY, () -> stage.replays.begin(WHOLE));
            assertThat(stage.rebuilds.underWay()).map(Rebuild::id).contains(rebuild.id());
            assertThat(stage.rebuilds.cancel(rebuild.id())).isPresent();
            log.release();

            assertThat(ended(rebuild).state()).isEqualTo(State.CANCELLED);
            refused(RebuildRejection.REBUILD_ENDED, () -> stage.rebuilds.cancel(rebuild.id()));
        }
        try (var log = new HeldLog(stage.story)) {
            var replay = stage.replayer(log).begin(WHOLE);
            refused(ReplayRejection.REPLAY_UNDER_WAY, () -> stage.replays.begin(WHOLE));
            refused(ReplayRejection.REPLAY_UNDER_WAY, () -> stage.rebuilds.begin());
            assertThat(stage.replays.cancel(replay.id())).isPresent();
            log.release();

            assertThat(ended(replay).state()).isEqualTo(Replay.State.CANCELLED);
            refused(ReplayRejection.REPLAY_ENDED, () -> stage.replays.cancel(replay.id()));
        }
        assertThat(generations()).containsExactly("view_1");
        assertThat(rebuilt().state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void what_a_node_left_that_died_is_swept() {
        for (var state : List.of(State.READING, State.CATCHING_UP, State.CLEARING)) {
            var dead = UUID.randomUUID();
            leave(dead, state);

            ((Rebuilder) stage.rebuilds).sweep();

            var swept = stage.rebuilds.find(dead).orElseThrow();
            assertThat(swept.state()).isEqualTo(state == State.CLEARING ? State.COMPLETED : State.FAILED);
            assertThat(swept.endedAt()).isNotNull();
            assertThat(generations()).containsExactly("view_1");
        }
        assertThat(rebuilt().state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void what_a_node_left_of_a_replay_keeps_no_rebuild_from_beginning() {
        var dead = UUID.randomUUID();
        var name = "view_replay_" + dead.toString().replace("-", "");
        stage.jdbc.sql("select view.create_scratch_generation('" + name + "')").query(_ -> {});
        var report = new Replay(
                dead, Replay.State.READING, List.of(), 0, 4, Stage.CLOCK.instant(), null, 0, 5, 0, null, 0, 0, List.of(),
                List.of(), null, "as the others");
        new BuildTable<>(stage.jdbc, BuildTable.Kind.REPLAY, Replay.class).begin(dead, name, report);

        assertThat(rebuilt().state()).isEqualTo(State.COMPLETED);
        assertThat(stage.replays.find(dead)).hasValueSatisfying(swept -> {
            assertThat(swept.state()).isEqualTo(Replay.State.FAILED);
            assertThat(swept.failure()).isNotNull();
            assertThat(swept.endedAt()).isEqualTo(Stage.CLOCK.instant());
        });
        assertThat(generations()).containsExactly("view_1");
    }

    /** As a node leaves it that is killed: nobody holds the lock of its tables. */
    private void leave(UUID id, State state) {
        var name = id.toString().replace("-", "");
        stage.jdbc.sql("select view.create_bare_generation('view_next_" + name + "')").query(_ -> {});
        stage.jdbc.sql("select view.create_bare_generation('view_past_" + name + "')").query(_ -> {});
        var report = new Rebuild(
                id, state, Stage.CLOCK.instant(), null, 4, 0, 5, 0, -1, 5, List.of(), null, "as the others");
        new BuildTable<>(stage.jdbc, BuildTable.Kind.REBUILD, Rebuild.class).begin(id, "view_next_" + name, report);
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(CommandRejected.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private Rebuild rebuilt() {
        var rebuild = ended(stage.rebuilds.begin());
        assertThat(rebuild.state()).as(rebuild.failure()).isEqualTo(State.COMPLETED);
        return rebuild;
    }

    private Rebuild ended(Rebuild begun) {
        await(() -> find(begun).state().isEnd());
        return find(begun);
    }

    private Rebuild find(Rebuild begun) {
        return stage.rebuilds.find(begun.id()).orElseThrow();
    }

    private Replay replayed() {
        return ended(stage.replays.begin(WHOLE));
    }

    private Replay ended(Replay begun) {
        await(() -> stage.replays.find(begun.id()).orElseThrow().state().isEnd());
        return stage.replays.find(begun.id()).orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not end").isLessThan(deadline);
        }
    }

    private List<@Nullable String> indexes() {
        return stage.jdbc
                .sql("select indexdef from pg_indexes where schemaname = 'view_1' order by indexdef")
                .query(String.class)
                .list();
    }

    private List<@Nullable String> generations() {
        return stage.jdbc
                .sql("select nspname from pg_namespace where nspname like 'view\\__%' order by nspname")
                .query(String.class)
                .list();
    }

    private void tell(CityId city, String effective, Object event) {
        stage.story.tell(city.value(), by(city, effective), event);
    }
}
