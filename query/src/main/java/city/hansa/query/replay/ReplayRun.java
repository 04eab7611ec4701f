package city.hansa.query.replay;

import city.hansa.api.replay.Replay;
import city.hansa.api.replay.Replay.Difference;
import city.hansa.api.replay.Replay.SetAside;
import city.hansa.api.replay.Replay.State;
import city.hansa.api.view.NotYet;
import city.hansa.query.view.Kept;
import city.hansa.query.view.Progress;
import city.hansa.query.view.ViewWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One replay, from its scratch tables to its finding. Used by one thread. */
final class ReplayRun {

    /** Somebody asked for its end. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** How many events that could not be shown are told. */
    private static final int TOLD = 100;

    private final DataSource dataSource;
    private final EventLog log;
    private final String live;
    private final Progress progress;
    private final BuildTable<Replay> table;
    private final String scratch;
    private final List<ViewWriter> all;
    private final List<ViewWriter> chosen;
    private final List<ViewWriter> built;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final Replay begun;
    private final long startNanos = System.nanoTime();

    private State state = State.READING;
    private long read;
    private long toRead;
    private long perSecond;
    private @Nullable Long comparedAt;
    private long seen;
    private long changedSince;
    private long found;
    private final List<Difference> differences = new ArrayList<>();
    private List<SetAside> setAside = List.of();

    ReplayRun(
            DataSource dataSource,
            EventLog log,
            String live,
            Function<String, List<ViewWriter>> writers,
            Progress progress,
            BuildTable<Replay> table,
            String scratch,
            Replay begun) {
        this.dataSource = dataSource;
        this.log = log;
        this.live = live;
        this.progress = progress;
        this.table = table;
        this.scratch = scratch;
        this.begun = begun;
        this.all = writers.apply(live);
        this.chosen = all.stream().filter(writer -> begun.views().contains(writer.view())).toList();
        this.built = writers.apply(scratch).stream()
                .filter(writer -> begun.views().contains(writer.view()))
                .toList();
        this.jdbc = new JdbcTemplate(dataSource);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.toRead = begun.eventsToRead();
        this.seen = begun.to();
    }

    void run() {
        build();
        state = State.COMPARING;
        goOn();
        awaitLive();
        for (var kept : chosen.stream().flatMap(writer -> writer.tables().stream()).distinct().toList()) {
            compare(kept);
            goOn();
        }
    }

    /** As long as the live views come nearer to the position. */
    private void awaitLive() {
        for (var before = -2L; ; ) {
            try {
                progress.await(begun.views(), begun.to());
                return;
            } catch (NotYet late) {
                var now = progress.least(begun.views());
                if (now <= before) {
                    throw late;
                }
                before = now;
                goOn();
            }
        }
    }

    Replay standing() {
        return new Replay(
                begun.id(), state, begun.views(), begun.from(), begun.to(), begun.startedAt(), null, read, toRead,
                perSecond, comparedAt, changedSince, found, differences, setAside, null, begun.rule());
    }

    private boolean isWhole() {
        return begun.from() == 0;
    }

    private void build() {
        var build = new StreamBuild(log, dataSource, built, this::count);
        List<SetAside> aside;
        if (isWhole()) {
            aside = build.all(begun.to());
        } else {
            var touched = log.touched(begun.from(), begun.to());
            toRead = touched.values().stream().mapToLong(Long::longValue).sum();
            note("touched", touched.keySet());
            aside = build.only(touched.keySet(), begun.to());
        }
        setAside = aside.subList(0, Math.min(TOLD, aside.size()));
        for (var writer : built) {
            writer.tables().forEach(kept -> jdbc.execute("analyze " + scratch + "." + kept.name()));
        }
    }

    private void count(int events) {
        read += events;
        perSecond = Math.round(read * 1e9 / Math.max(1, System.nanoTime() - startNanos));
        goOn();
    }

    private void goOn() {
        if (!table.update(begun.id(), standing(), true)) {
            throw new Cancelled();
        }
    }

    /** In a snapshot of its own, so that what changes meanwhile is known to be later than the position. */
    private void compare(Kept kept) {
        snapshot.executeWithoutResult(_ -> {
            comparedAt = progress.least(begun.views());
            // All that the snapshot can show is in the log by now.
            var head = log.head();
            if (head > seen) {
                changedSince += note("changed_since", log.touched(seen + 1, head).keySet());
                seen = head;
            }
            jdbc.execute("set local work_mem = '64MB'");
            var comparison = new Comparison(jdbc, live, scratch, all);
            var in = comparison.of(kept, chosen, begun.to(), isWhole());
            found += in.count();
            differences.addAll(in.told());
        });
    }

    private int note(String ids, Collection<UUID> records) {
        return jdbc.update(
                "insert into " + scratch + "." + ids + " (id) select unnest(?) on conflict do nothing",
                statement -> statement.setArray(
                        1, statement.getConnection().createArrayOf("uuid", records.toArray())));
    }
}
