package city.hansa.benchmark.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.benchmark.measure.Bench;
import city.hansa.benchmark.measure.Cost;
import city.hansa.benchmark.measure.Load;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Emmett, in a Node.js process of its own that is kept over the rounds, as this one is. Each is told what to do by a line
 * of JSON, and answers by one.
 */
final class Emmett implements Store {

    static final String NAME = "Emmett";
    static final String DATABASE = "emmett";

    private static final String TABLE = "emt_messages";

    /** Writers is null where it is to read. */
    private record Task(
            @Nullable Integer writers, long millis, List<Integer> events, String type, Note payload, int page) {}

    /** The times of calls are null where it has read. */
    private record Answer(
            long events, long calls, double seconds, @Nullable Double p50Millis, @Nullable Double p99Millis) {}

    private final DataSource counting;
    private final Process node;
    private final BufferedReader answers;
    private final PrintWriter tasks;

    private Emmett(DataSource counting, Process node) {
        this.counting = counting;
        this.node = node;
        this.answers = node.inputReader(UTF_8);
        this.tasks = new PrintWriter(node.outputWriter(UTF_8), true);
    }

    static Emmett started(Bench bench, DataSource counting, NodeModules modules) throws IOException {
        var url = bench.jdbcUrl(DATABASE).substring("jdbc:".length());
        return new Emmett(counting, modules.node("emmett.mjs", url, bench.user(), bench.password()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPeer() {
        return true;
    }

    @Override
    public Load.Result append(int writers, Duration duration) throws IOException {
        return answer(writers, duration);
    }

    @Override
    public boolean isReadInOneOrder() {
        return true;
    }

    @Override
    public Load.Result replay() throws IOException {
        return answer(null, Duration.ZERO);
    }

    private Load.Result answer(@Nullable Integer writers, Duration duration) throws IOException {
        var cost = new Cost(node.toHandle());
        var task = new Task(writers, duration.toMillis(), Workload.EVENTS, Workload.TYPE, Note.NOTE, Workload.PAGE);
        tasks.println(JsonMapper.shared().writeValueAsString(task));
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("Emmett's process has ended");
        }
        var answer = JsonMapper.shared().readValue(line, Answer.class);
        return new Load.Result(
                answer.events(),
                answer.events() / answer.seconds(),
                answer.calls() / answer.seconds(),
                answer.p50Millis() == null ? Double.NaN : answer.p50Millis(),
                answer.p99Millis() == null ? Double.NaN : answer.p99Millis(),
                cost.each(answer.events()));
    }

    @Override
    public long rows() throws SQLException {
        return Local.count(counting, TABLE);
    }

    /** It ends when its input does. */
    void close() {
        tasks.close();
        node.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> node.destroyForcibly()).join();
    }
}
