package city.hansa.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Time on the clock, and in the processors for a client and for PostgreSQL, since it was made; as the operating system
 * counts it, so that what waits costs nothing and what a library does in threads of its own is not forgotten.
 */
public final class Cost {

    /** The unit of Linux's own counts, on every architecture. */
    private static final long TICK_NANOS = 10_000_000;

    private final ProcessHandle client;
    private final long begin;
    private final long machine;
    private final long database;
    private final long clients;

    /** Of this process and PostgreSQL. */
    public Cost() {
        this(ProcessHandle.current());
    }

    /** Of a client that is another process, and PostgreSQL. */
    public Cost(ProcessHandle client) {
        this.client = client;
        this.begin = System.nanoTime();
        this.machine = machine();
        this.database = database();
        // Last here and first below: to look at every process takes time of this one.
        this.clients = nanos(client);
    }

    /**
     * What one of many took.
     *
     * @param clientMicros of processor
     * @param postgresMicros of processor
     * @param others the share of all processors that neither had meanwhile, the kernel's own work included; NaN where the
     *     system does not say
     */
    public record Each(double clientMicros, double postgresMicros, double others) {

        /** Of processor, wherever it was spent. */
        public double micros() {
            return clientMicros + postgresMicros;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "of processor %7.1f µs each here, %7.1f µs in PostgreSQL, others %3.0f %%",
                    clientMicros,
                    postgresMicros,
                    100 * others);
        }
    }

    /** What each of so many took. */
    public Each each(long count) {
        var nanos = System.nanoTime() - begin;
        var ours = nanos(client) - clients;
        var its = database() - database;
        var capacity = nanos * (double) Runtime.getRuntime().availableProcessors();
        var others = machine < 0 ? Double.NaN : Math.clamp((machine() - machine - ours - its) / capacity, 0, 1);
        return new Each(ours / 1e3 / count, its / 1e3 / count, others);
    }

    /** What each of so many took, and how many that was a second. */
    public String each(long count, String one) {
        var perSecond = count * 1e9 / (System.nanoTime() - begin);
        return String.format(Locale.ROOT, "%,9.0f %ss/s   %s", perSecond, one, each(count));
    }

    /** With what its ended processes took: a vacuum's worker, or the backend of a connection that was given back. */
    private static long database() {
        return ProcessHandle.current()
                .descendants()
                .filter(Cost::isPostgres)
                .mapToLong(one -> nanos(one) + ofEndedChildren(one))
                .sum();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(path -> path.endsWith("postgres")).isPresent();
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Fields 16 and 17 of Linux's list; the second, a name in parentheses, may hold anything. 0 on other systems. */
    private static long ofEndedChildren(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            var fromThird = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fromThird[13]) + Long.parseLong(fromThird[14])) * TICK_NANOS;
        } catch (IOException _) {
            return 0;
        }
    }

    /** What all processors did, whoever asked for it, time stolen by other machines too; -1 where the system does not say. */
    private static long machine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var ticks = Arrays.stream(lines.findFirst().orElseThrow().split(" +", -1))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            // user, nice, system, [idle, iowait,] irq, softirq, steal
            return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * TICK_NANOS;
        } catch (IOException _) {
            return -1;
        }
    }
}
