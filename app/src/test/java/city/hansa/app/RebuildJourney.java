package city.hansa.app;

import static city.hansa.app.Given.awaited;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static city.hansa.app.ReplayJourney.replay;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An operator has all views built anew while others read and write. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RebuildJourney {

    private static final String PROJECTIONS = "/api/operations/projections";
    private static final String REBUILDS = PROJECTIONS + "/rebuilds";
    private static final int REBUILDS_IN_A_ROW = 4;

    private static final List<String> QUESTIONS = List.of(
            "/api/cities?limit=5",
            "/api/partnerships?city=unlocode:DEDTM&kind=TWINNING",
            "/api/memberships?limit=5",
            "/api/timeline?subject=unlocode:DEDTM&limit=5",
            "/api/due?within=P5Y",
            "/api/anniversaries?within=P10Y",
            "/api/changes?from=0");

    @TempDir
    private Path data;

    @Test
    void reads_are_answered_and_writes_are_shown_while_the_views_are_swapped() throws Exception {
        try (var hansa = RunningHansa.start(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var isOver = new AtomicBoolean();
            var tasks = new ArrayList<Future<?>>();
            QUESTIONS.forEach(question -> tasks.add(threads.submit(() -> ask(hansa.ask(), question, isOver))));
            tasks.add(threads.submit(() -> write(hansa.ask(), isOver::get)));
            try {
                for (var left = REBUILDS_IN_A_ROW; left > 0; left--) {
                    var rebuild = rebuilt(hansa.ask());
                    assertThat(rebuild.get("setAside")).as(rebuild.toString()).isEmpty();
                }
            } finally {
                isOver.set(true);
            }
            for (var task : tasks) {
                task.get();
            }

            var whole = replay(hansa, "{}");
            assertThat(whole.get("differencesFound").longValue()).as(whole.toString()).isZero();
            assertThat(hansa.ask().get(PROJECTIONS).get("projections").valueStream())
                    .allSatisfy(standing -> assertThat(standing.get("deadLetters").longValue()).isZero())
                    .allSatisfy(standing -> assertThat(standing.get("running").booleanValue()).isTrue());
            assertThat(generations(hansa)).containsExactly("view_1");
        }
    }

    @Test
    void what_was_set_aside_is_tried_again_in_the_new_views() {
        // A fault that a test provokes is not one to read about.
        try (var hansa = RunningHansa.start(data, "hansa.story=none", "logging.level.org.axonframework=off")) {
            var registered = created(hansa.ask().post("/api/cities", Given.cityBody("Dortmund", "")));
            var city = id(registered);
            awaited(hansa.ask(), "/api/cities/" + city + "?minPosition=" + position(registered));
            awaited(hansa.ask(), "/api/timeline?subject=" + city + "&minPosition=" + position(registered));
            hansa.bean(JdbcClient.class).sql("update view_1.city_record set document = '{\"id\":4711}'").update();
            hansa.bean(JdbcClient.class).sql("update view_1.timeline_record set strand = '4711'").update();
            var renamed = rename(hansa.ask(), "Tremonia", city);
            awaited(hansa.ask(), "/api/cities?minPosition=" + position(renamed));
            assertThat(letters(hansa, "city-register").get("count").longValue()).isEqualTo(1);
            awaited(hansa.ask(), "/api/timeline?subject=" + city + "&minPosition=" + position(renamed));
            assertThat(letters(hansa, "timeline").get("count").longValue()).isEqualTo(1);

            rebuilt(hansa.ask());

            assertThat(letters(hansa, "city-register").get("count").longValue()).isZero();
            assertThat(letters(hansa, "timeline").get("count").longValue()).isZero();
            assertThat(hansa.ask().get("/api/cities/" + city).get("name").stringValue()).isEqualTo("Tremonia");
            var again = rename(hansa.ask(), "Throtmanni", city);
            var shown = awaited(hansa.ask(), "/api/cities/" + city + "?minPosition=" + position(again));
            assertThat(shown.get("name").stringValue()).isEqualTo("Throtmanni");
            assertThat(replay(hansa, "{}").get("differencesFound").longValue()).isZero();

            var ended = REBUILDS + "/" + hansa.ask().post(REBUILDS, "").json().get("id").stringValue();
            await(() -> !hansa.ask().get(ended).get("endedAt").isNull());
            refused(hansa.ask().answer("DELETE", ended, null), 409, "REBUILD_ENDED");
            refused(hansa.ask().answer("GET", REBUILDS + "/" + UUID.randomUUID(), null), 404, "NOT_FOUND");
            refused(hansa.ask().post(REBUILDS + "?views=all", ""), 400, "MALFORMED");
        }
    }

    @Test
    void a_node_that_is_killed_leaves_the_old_views_or_the_new_ones() throws IOException {
        var rebuilds = new ArrayList<String>();
        try (var hansa = ChildHansa.start(data)) {
            write(hansa.ask(), new Until(60));
            rebuilds.add(begun(hansa.ask()).header("Location"));
            hansa.kill();
        }
        try (var hansa = ChildHansa.start(data)) {
            var begun = begun(hansa.ask()).header("Location");
            rebuilds.add(begun);
            await(() -> !hansa.ask().get(begun).get("state").stringValue().equals("READING"));
            hansa.kill();
        }
        try (var hansa = RunningHansa.start(data, "hansa.story=none")) {
            for (var rebuild : rebuilds) {
                assertThat(hansa.ask().get(rebuild).get("endedAt").isNull()).isFalse();
            }
            assertThat(generations(hansa)).containsExactly("view_1");
            var whole = replay(hansa, "{}");
            assertThat(whole.get("differencesFound").longValue()).as(whole.toString()).isZero();
            rebuilt(hansa.ask());
        }
    }

    private static final class Until implements BooleanSupplier {

        private int left;

        Until(int times) {
            left = times;
        }

        @Override
        public boolean getAsBoolean() {
            return left-- <= 0;
        }
    }

    private static void ask(Asking hansa, String question, AtomicBoolean isOver) {
        while (!isOver.get()) {
            var answer = hansa.answer("GET", question, null);
            assertThat(answer.status()).as(question + " " + answer.response().body()).isEqualTo(200);
            assertThat(answer.json().get("items")).as(question).isNotEmpty();
        }
    }

    /** Each is shown once it was acknowledged. */
    private static void write(Asking hansa, BooleanSupplier isOver) {
        for (var number = 0; !isOver.getAsBoolean(); number++) {
            var city = created(hansa.post("/api/cities", Given.cityBody("City " + number, "")));
            var shown = awaited(hansa, "/api/cities/" + id(city) + "?minPosition=" + position(city));
            assertThat(shown.get("name").stringValue()).isEqualTo("City " + number);
            var renamed = rename(hansa, "Town " + number, id(city));
            var again = awaited(hansa, "/api/cities/" + id(city) + "?minPosition=" + position(renamed));
            assertThat(again.get("name").stringValue()).isEqualTo("Town " + number);
        }
    }

    private static Answer rename(Asking hansa, String name, String city) {
        return done(hansa.post("/api/cities/" + city + "/rename-city", """
                {"name":"%s","effective":"1600","by":{"city":"%s"}}""".formatted(name, city)));
    }

    private static JsonNode letters(RunningHansa hansa, String view) {
        return hansa.ask().get(PROJECTIONS + "/" + view + "/dead-letters");
    }

    private static Answer begun(Asking hansa) {
        var begun = hansa.post(REBUILDS, "");
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        return begun;
    }

    private static JsonNode rebuilt(Asking hansa) {
        var place = begun(hansa).header("Location");
        await(() -> !hansa.get(place).get("endedAt").isNull());
        var rebuild = hansa.get(place);
        assertThat(rebuild.get("state").stringValue()).as(rebuild.toString()).isEqualTo("COMPLETED");
        return rebuild;
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not end").isLessThan(deadline);
        }
    }

    private static List<@Nullable String> generations(RunningHansa hansa) {
        return hansa.bean(JdbcClient.class)
                .sql("select nspname from pg_namespace where nspname like 'view\\__%' order by nspname")
                .query(String.class)
                .list();
    }
}
