package city.hansa.query.replay;

import city.hansa.api.CommandRejected;
import city.hansa.api.projection.Rebuild;
import city.hansa.api.projection.Rebuild.State;
import city.hansa.api.projection.RebuildRejection;
import city.hansa.api.projection.Rebuilds;
import city.hansa.query.view.History;
import city.hansa.query.view.Progress;
import city.hansa.query.view.ViewWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rebuilds the views, one rebuild at a time in a database. The new generation is a schema of its own; it takes the place of
 * the live one by its name, in one transaction, so that a node that dies at any moment leaves either the old or the new.
 */
public final class Rebuilder implements Rebuilds, AutoCloseable {

    private static final String RULE = "All views are built anew from the log, beside the live ones: first by stream up to"
            + " position to, then indexed, then event by event. In one transaction, in which the projections wait, the new"
            + " ones take up the rest and the names of the old ones, which are dropped after it. Reads are answered all the"
            + " while. What a view cannot show is among its dead letters then, and nothing else is. eventsRead counts events"
            + " read by stream, eventsPerSecond over reading and indexing. Positions count events from 0; instants are UTC.";

    private final DataSource dataSource;
    private final EventLog log;
    private final History history;
    private final String live;
    private final Function<String, List<ViewWriter>> writers;
    private final Progress progress;
    private final Letters letters;
    private final Clock clock;
    private final Supplier<UUID> fresh;
    private final BuildTable<Rebuild> table;
    private final BuildThread thread = new BuildThread();

    /**
     * A rebuilder of this node.
     *
     * @param live the generation that is shown
     * @param writers of every view, to a generation
     */
    public Rebuilder(
            DataSource dataSource,
            EventLog log,
            History history,
            String live,
            Function<String, List<ViewWriter>> writers,
            Progress progress,
            Letters letters,
            Clock clock,
            Supplier<UUID> fresh) {
        this.dataSource = dataSource;
        this.log = log;
        this.history = history;
        this.live = live;
        this.writers = writers;
        this.progress = progress;
        this.letters = letters;
        this.clock = clock;
        this.fresh = fresh;
        this.table = new BuildTable<>(JdbcClient.create(dataSource), BuildTable.Kind.REBUILD, Rebuild.class);
    }

    /** Gives up, or ends, what a node left that died, be it a rebuild or a replay, and drops its tables. */
    public void sweep() {
        BuildTable.sweep(dataSource, clock);
    }

    @Override
    public Rebuild begin() {
        CommandRejected.require(letters.areHere(), RebuildRejection.VIEWS_ARE_WRITTEN_ELSEWHERE);
        sweep();
        var id = fresh.get();
        var head = log.head();
        var next = Scratch.take(dataSource, Scratch.NEXT + id.toString().replace("-", ""));
        var rebuild = new Rebuild(
                id, State.READING, clock.instant(), null, head, 0, head + 1, 0, -1, head + 1, List.of(), null, RULE);
        try {
            table.begin(id, next.name(), rebuild);
        } catch (RuntimeException refused) {
            next.close();
            throw refused;
        }
        thread.start("rebuild", () -> run(next, rebuild));
        return rebuild;
    }

    private void run(Scratch next, Rebuild rebuild) {
        var past = Scratch.past(next.name());
        var run = new RebuildRun(
                dataSource, log, history, live, writers, progress, letters, table, next, past, rebuild);
        try (next) {
            var end = end(run);
            // It has ended once nothing is left of what is not shown; until then its lock says that it lives.
            next.drop(next.name());
            next.drop(past);
            table.update(rebuild.id(), end, false);
        }
    }

    private Rebuild end(RebuildRun run) {
        try {
            run.run();
            return ended(run.standing(), State.COMPLETED, null);
        } catch (ReplayRun.Cancelled _) {
            return ended(run.standing(), State.CANCELLED, null);
        } catch (RuntimeException failed) {
            return ended(run.standing(), State.FAILED, Objects.toString(failed.getMessage()));
        }
    }

    private Rebuild ended(Rebuild rebuild, State state, @Nullable String failure) {
        return new Rebuild(
                rebuild.id(), state, rebuild.startedAt(), clock.instant(), rebuild.to(), rebuild.eventsRead(),
                rebuild.eventsToRead(), rebuild.eventsPerSecond(), rebuild.position(), rebuild.lagEvents(),
                rebuild.setAside(), failure, RULE);
    }

    @Override
    public Optional<Rebuild> find(UUID id) {
        return table.find(id);
    }

    @Override
    public Optional<Rebuild> underWay() {
        return table.underWay();
    }

    @Override
    public Optional<Rebuild> cancel(UUID id) {
        var rebuild = table.find(id);
        if (rebuild.isPresent() && !table.cancel(id)) {
            throw new CommandRejected(RebuildRejection.REBUILD_ENDED);
        }
        return rebuild;
    }

    /** Ends the one that is under way here, which is then marked as failed. */
    @Override
    public void close() {
        thread.close();
    }
}
