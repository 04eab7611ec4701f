package city.hansa.query.replay;

import static java.util.Objects.requireNonNull;

import city.hansa.api.projection.Rebuild;
import city.hansa.api.projection.Rebuild.SetAside;
import city.hansa.api.projection.Rebuild.State;
import city.hansa.query.view.History;
import city.hansa.query.view.Kept;
import city.hansa.query.view.Progress;
import city.hansa.query.view.ViewWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One rebuild, from the new tables to the end of the old ones. Used by one thread. */
final class RebuildRun {

    /** How many streams that could not be shown are told. */
    private static final int TOLD = 100;

    /** With so few events behind, the rest is taken while the projections wait. */
    private static final int FEW = 256;

    /** Milliseconds that a lock is waited for; less than the second after which PostgreSQL looks for a deadlock. */
    private static final int PATIENCE = 400;

    private static final int ATTEMPTS = 150;
    private static final int LANES = 2;

    private final DataSource dataSource;
    private final EventLog log;
    private final String live;
    private final History history;
    private final Progress progress;
    private final Progress built;
    private final Letters letters;
    private final BuildTable<Rebuild> table;
    private final Scratch next;
    private final String past;
    private final List<ViewWriter> writers;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Rebuild begun;
    private final long startNanos = System.nanoTime();

    private State state = State.READING;
    private long read;
    private long perSecond;
    private long position = -1;
    private List<SetAside> setAside = List.of();

    RebuildRun(
            DataSource dataSource,
            EventLog log,
            History history,
            String live,
            Function<String, List<ViewWriter>> writers,
            Progress progress,
            Letters letters,
            BuildTable<Rebuild> table,
            Scratch next,
            String past,
            Rebuild begun) {
        this.dataSource = dataSource;
        this.log = log;
        this.live = live;
        this.history = history;
        this.progress = progress;
        this.built = new Progress(JdbcClient.create(dataSource), next.name());
        this.letters = letters;
        this.table = table;
        this.next = next;
        this.past = past;
        this.begun = begun;
        this.writers = writers.apply(next.name());
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    Rebuild standing() {
        return standing(state, position, log.head(), setAside);
    }

    private Rebuild standing(State now, long reached, long head, List<SetAside> aside) {
        return new Rebuild(
                begun.id(), now, begun.startedAt(), null, begun.to(), read, begun.eventsToRead(), perSecond, reached,
                head - reached, aside.subList(0, Math.min(TOLD, aside.size())), null, begun.rule());
    }

    void run() {
        next.create("view.create_bare_generation");
        setAside = new StreamBuild(log, dataSource, writers, this::count)
                .all(begun.to()).stream()
                        .map(aside -> new SetAside(aside.view(), aside.record(), aside.position(), aside.cause()))
                        .toList();
        state = State.INDEXING;
        goOn();
        index();
        perSecond = Math.round(read * 1e9 / Math.max(1, System.nanoTime() - startNanos));
        position = begun.to();
        state = State.CATCHING_UP;
        goOn();
        var catchUp = new CatchUp(log, writers, setAside);
        for (var attempts = ATTEMPTS; !isSwapped(catchUp); attempts--) {
            if (attempts == 0) {
                throw new IllegalStateException("whoever reads or writes the views did not let the new ones take their place");
            }
        }
    }

    private void count(int events) {
        read += events;
        perSecond = Math.round(read * 1e9 / Math.max(1, System.nanoTime() - startNanos));
        goOn();
    }

    private void goOn() {
        if (!table.update(begun.id(), standing(), true)) {
            throw new ReplayRun.Cancelled();
        }
    }

    private void index() {
        var later = jdbc.queryForList("select ddl from " + next.name() + ".later order by number", String.class);
        onLanes(later.stream().map(Objects::requireNonNull).toList());
        jdbc.execute("drop table " + next.name() + ".later");
        var tables = writers.stream().flatMap(writer -> writer.tables().stream()).map(Kept::name).distinct();
        onLanes(tables.map(table -> "analyze " + next.name() + "." + table).toList());
    }

    private void onLanes(List<String> statements) {
        try (var lanes = Executors.newFixedThreadPool(
                LANES, Thread.ofPlatform().daemon().name("view-index-", 0).factory())) {
            var tasks = statements.stream().<Callable<@Nullable Void>>map(statement -> () -> {
                transactions.executeWithoutResult(_ -> {
                    jdbc.execute("set local maintenance_work_mem = '128MB'");
                    // The swap's commit is waited for, and comes after this.
                    jdbc.execute("set local synchronous_commit = off");
                    jdbc.execute(statement);
                });
                return null;
            });
            for (var task : lanes.invokeAll(tasks.toList())) {
                task.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a rebuild was stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an index could not be made", requireNonNull(failed.getCause()));
        }
    }

    /** Follows the log until little is left, and takes the rest and the place of the live views in one transaction. */
    private boolean isSwapped(CatchUp catchUp) {
        for (var head = log.head(); head - position > FEW; head = log.head()) {
            var to = head;
            position = requireNonNull(transactions.execute(_ -> catchUp.take(position, to)));
            setAside = catchUp.setAside();
            goOn();
        }
        goOn();
        try {
            position = requireNonNull(transactions.execute(_ -> swap(catchUp)));
            state = State.CLEARING;
            setAside = catchUp.setAside();
            return true;
        } catch (PessimisticLockingFailureException _) {
            return false;
        }
    }

    private long swap(CatchUp catchUp) {
        jdbc.execute("set local lock_timeout = " + PATIENCE);
        progress.holdAlone();
        // No projection is within a batch now, nor begins one before this ends: no live view is beyond this head.
        var head = log.head();
        var taken = position;
        while (taken < head) {
            taken = catchUp.take(taken, head);
        }
        var views = writers.stream().map(ViewWriter::view).toList();
        var aside = catchUp.letters(progress.all());
        var recordedAt = history.recordedAt(taken);
        for (var view : views) {
            built.advance(view, taken, recordedAt);
        }
        jdbc.query("select view.swap_generation(?, ?, ?)", _ -> {}, live, next.name(), past);
        letters.replace(views, aside);
        if (!table.update(begun.id(), standing(State.CLEARING, taken, head, catchUp.setAside()), true)) {
            throw new ReplayRun.Cancelled();
        }
        return taken;
    }
}
