package city.hansa.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hansa runs on; what it relies on, and the way to its callers, fail under load. Nothing that was acknowledged is lost. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailingDatabaseJourney {

    private static final Duration PROMISED = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The checker reads the whole history, so not after each of many small faults. */
    private static final int BROKEN_BETWEEN_JUDGEMENTS = 50;

    @TempDir
    private static Path data;

    private static Server server;
    private static RunningHansa hansa;
    private static Wire front;
    private static Trial trial;

    private final Random random = new Random(Runs.SEED);

    @BeforeAll
    static void start() {
        server = Server.start(data.resolve("postgres"));
        hansa = server.node(data);
        front = new Wire();
        front.leadsTo(URI.create(hansa.address()).getPort());
        trial = new Trial(data);
    }

    @AfterAll
    static void stop() {
        trial.close();
        front.close();
        hansa.close();
        server.close();
    }

    @Test
    void when_the_server_is_killed() {
        try (var scenario = trial.scenario("kill -9 of PostgreSQL", PROMISED)) {
            for (var times = 0; times < Runs.of("postgres", 2, 50); times++) {
                try (var load = load(times)) {
                    load.awaitTaken(random.nextInt(50, 300));
                    scenario.readyAgain(killed(times % 2 == 0 ? server.listener() : server.anyOther(random), load));
                    scenario.struck(1);
                }
                scenario.judge(direct());
            }
        }
    }

    /** It recovers by itself, whichever of its processes is killed. */
    private static Duration killed(long process, Load load) {
        var since = System.nanoTime();
        Signal.KILL.to(process);
        load.awaitProgress();
        return Awaited.ready(direct(), since);
    }

    @Test
    void when_connections_to_the_server_break_at_any_byte() {
        try (var scenario = trial.scenario("connection to PostgreSQL cut at a random byte", PROMISED)) {
            for (var left = Runs.of("cuts", 5, 200); left > 0; left -= BROKEN_BETWEEN_JUDGEMENTS) {
                try (var load = load(left)) {
                    for (var times = Math.min(left, BROKEN_BETWEEN_JUDGEMENTS); times > 0; times--) {
                        scenario.readyAgain(cut(load));
                        scenario.struck(1);
                    }
                }
                scenario.judge(direct());
            }
        }
    }

    private Duration cut(Load load) {
        var before = server.wire().broken();
        server.wire().breakAfter(random.nextInt(1, 100_000));
        Awaited.until("a connection is cut", () -> server.wire().broken() > before);
        var since = System.nanoTime();
        load.awaitProgress();
        return Awaited.ready(direct(), since);
    }

    @Test
    void when_answers_do_not_arrive() {
        try (var scenario = trial.scenario("HTTP answer dropped, request repeated", PROMISED)) {
            for (var left = Runs.of("answers", 20, 500); left > 0; left -= BROKEN_BETWEEN_JUDGEMENTS) {
                var before = front.broken();
                var drops = Math.min(left, BROKEN_BETWEEN_JUDGEMENTS);
                try (var _ = load(left)) {
                    front.breakAnswers(drops, random);
                    Awaited.until(drops + " answers are dropped", () -> front.broken() == before + drops);
                    scenario.struck(drops);
                }
                scenario.judge(direct());
            }
            assertThat(trial.log().read().numbers().again()).as("what was taken was answered again").isPositive();
        }
    }

    @Test
    void when_the_server_stands_still() {
        try (var scenario = trial.scenario("SIGSTOP, SIGCONT of PostgreSQL", PROMISED)) {
            for (var times = 0; times < Runs.of("stops", 1, 10); times++) {
                try (var load = load(times)) {
                    load.awaitTaken(random.nextInt(50, 300));
                    var all = server.processes();
                    Signal.STOP.to(all);
                    load.awaitUnanswered();
                    Signal.CONT.to(all);
                    var since = System.nanoTime();
                    load.awaitProgress();
                    scenario.readyAgain(Awaited.ready(direct(), since));
                    scenario.struck(1);
                }
                scenario.judge(direct());
            }
        }
    }

    /** For long enough that what failed again and again waits before it tries once more. */
    @Test
    void when_the_server_is_out_of_reach() {
        var outages = Runs.of("outages", 0, 10);
        Runs.requireAny(outages);
        try (var scenario = trial.scenario("PostgreSQL out of reach for a while", PROMISED)) {
            for (var times = 0; times < outages; times++) {
                try (var load = load(times)) {
                    load.awaitProgress();
                    server.wire().cutOff();
                    load.awaitUnanswered(12 * Load.CALLERS);
                    server.wire().mend();
                    var since = System.nanoTime();
                    load.awaitProgress();
                    scenario.readyAgain(Awaited.ready(direct(), since));
                    scenario.struck(1);
                }
                scenario.judge(direct());
            }
        }
    }

    /** The checker would not find it by itself: it believes the replay, which is therefore tried. */
    @Test
    void a_row_that_was_changed_is_named_by_the_replay() throws SQLException {
        try (var load = load(0)) {
            load.awaitProgress();
        }
        server.execute("update view_1.city_register set label = label || '!' where ctid ="
                + " (select ctid from view_1.city_register order by id limit 1)");
        var replay = Auditor.replay(direct());
        server.execute("update view_1.city_register set label = rtrim(label, '!')");

        assertThat(replay.get("differencesFound").longValue()).as(replay.toString()).isEqualTo(1);
        assertThat(replay.at("/differences/0/table").stringValue()).isEqualTo("city_register");
        assertThat(replay.at("/differences/0/columns/label/live").stringValue()).endsWith("!");
    }

    private static Load load(int round) {
        return trial.load(round, new Client(() -> "http://127.0.0.1:" + front.port(), PATIENCE));
    }

    /** Past the wire. */
    private static Client direct() {
        return new Client(hansa::address);
    }
}
