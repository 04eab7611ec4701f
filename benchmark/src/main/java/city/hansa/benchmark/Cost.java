package city.hansa.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Time on the clock, and in the processors for this process and for PostgreSQL's, since it was made. */
final class Cost {

    private final long begin = System.nanoTime();
    private final long ours = ours();
    private final long database = database();

    /** What one of so many took, and how many that was a second. */
    String each(long count, String one) {
        var nanos = System.nanoTime() - begin;
        return String.format(
                Locale.ROOT,
                "%,9.0f %ss/s   of processor %7.1f µs each here, %7.1f µs in PostgreSQL",
                count * 1e9 / nanos,
                one,
                (ours() - ours) / 1e3 / count,
                (database() - database) / 1e3 / count);
    }

    private static long ours() {
        return nanos(Stream.of(ProcessHandle.current()));
    }

    private static long database() {
        return nanos(ProcessHandle.current().descendants());
    }

    private static long nanos(Stream<ProcessHandle> processes) {
        return processes
                .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
