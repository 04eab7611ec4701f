package city.hansa.query.replay;

import city.hansa.api.CommandRejected;
import city.hansa.api.replay.Replay;
import city.hansa.api.replay.Replay.State;
import city.hansa.api.replay.ReplayRejection;
import city.hansa.api.replay.Replays;
import city.hansa.query.view.Kept;
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
 * Replays views and compares them, one at a time in a database. A replay has a thread and a connection of its own, and
 * takes others for a read or a copy at a time.
 */
public final class Replayer implements Replays, AutoCloseable {

    private static final String RULE = "The chosen views are built anew from the log, each record from its first event up to"
            + " and with position to, beside the live ones. Both are then compared row by row, as they are known at that"
            + " position: rows opened later are left out, and one closed later counts as open. The document of a record that"
            + " has changed since is not compared, for the live view keeps the newest alone; changedSince counts such records."
            + " differencesFound counts rows; at most 100 a table are told. Positions count events from 0; instants are UTC.";

    private final DataSource dataSource;
    private final EventLog log;
    private final String live;
    private final Function<String, List<ViewWriter>> writers;
    private final Progress progress;
    private final Clock clock;
    private final Supplier<UUID> fresh;
    private final BuildTable<Replay> table;
    private final BuildThread thread = new BuildThread();

    /**
     * A replayer of this node.
     *
     * @param live the generation that is shown
     * @param writers of every view, to a generation
     */
    public Replayer(
            DataSource dataSource,
            EventLog log,
            String live,
            Function<String, List<ViewWriter>> writers,
            Progress progress,
            Clock clock,
            Supplier<UUID> fresh) {
        this.dataSource = dataSource;
        this.log = log;
        this.live = live;
        this.writers = writers;
        this.progress = progress;
        this.clock = clock;
        this.fresh = fresh;
        this.table = new BuildTable<>(JdbcClient.create(dataSource), BuildTable.Kind.REPLAY, Replay.class);
    }

    @Override
    public List<String> views() {
        return writers.apply(live).stream().map(ViewWriter::view).toList();
    }

    /** The tables that are compared when all views are. */
    List<String> tables() {
        return writers.apply(live).stream()
                .flatMap(writer -> writer.tables().stream())
                .map(Kept::name)
                .distinct()
                .toList();
    }

    @Override
    public Replay begin(Order order) {
        var known = views();
        var views = order.views().isEmpty() ? known : order.views().stream().distinct().toList();
        if (!known.containsAll(views)) {
            throw new IllegalArgumentException("views are of " + String.join(", ", known));
        }
        var head = log.head();
        var to = order.to() == null ? progress.least(views) : order.to();
        var from = order.from() == null ? 0 : order.from();
        if (to > head || from < 0 || (from > to && from > 0)) {
            throw new IllegalArgumentException("from is a position up to to, and to one in the log, whose last is " + head);
        }
        BuildTable.sweep(dataSource, clock);
        var id = fresh.get();
        var scratch = Scratch.take(dataSource, Scratch.REPLAY + id.toString().replace("-", ""));
        var replay = new Replay(
                id, State.READING, views, from, to, clock.instant(), null, 0, from == 0 ? to + 1 : 0, 0, null, 0, 0,
                List.of(), List.of(), null, RULE);
        try {
            table.begin(id, scratch.name(), replay);
        } catch (RuntimeException refused) {
            scratch.close();
            throw refused;
        }
        thread.start("replay", () -> run(scratch, replay));
        return replay;
    }

    private void run(Scratch scratch, Replay replay) {
        var run = new ReplayRun(dataSource, log, live, writers, progress, table, scratch.name(), replay);
        try (scratch) {
            var end = end(scratch, run);
            // It has ended once nothing is left of its tables; until then its lock says that it lives.
            scratch.drop(scratch.name());
            table.update(replay.id(), end, false);
        }
    }

    private Replay end(Scratch scratch, ReplayRun run) {
        try {
            scratch.create("view.create_scratch_generation");
            run.run();
            return ended(run.standing(), State.COMPLETED, null);
        } catch (ReplayRun.Cancelled _) {
            return ended(run.standing(), State.CANCELLED, null);
        } catch (RuntimeException failed) {
            return ended(run.standing(), State.FAILED, Objects.toString(failed.getMessage()));
        }
    }

    private Replay ended(Replay replay, State state, @Nullable String failure) {
        return new Replay(
                replay.id(), state, replay.views(), replay.from(), replay.to(), replay.startedAt(), clock.instant(),
                replay.eventsRead(), replay.eventsToRead(), replay.eventsPerSecond(), replay.comparedAt(),
                replay.changedSince(), replay.differencesFound(), replay.differences(), replay.setAside(), failure, RULE);
    }

    @Override
    public Optional<Replay> find(UUID id) {
        return table.find(id);
    }

    @Override
    public Optional<Replay> cancel(UUID id) {
        var replay = table.find(id);
        if (replay.isPresent() && !table.cancel(id)) {
            throw new CommandRejected(ReplayRejection.REPLAY_ENDED);
        }
        return replay;
    }

    /** Ends the one that is under way here, which is then marked as failed. */
    @Override
    public void close() {
        thread.close();
    }
}
