package city.hansa.benchmark.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** A closed loop: so many writers, each doing the same thing again as soon as it is answered, for so long. */
public final class Load {

    /** One writer's work, done once; answers how many events were written. */
    @FunctionalInterface
    public interface Work {
        int run() throws Exception;

        /** Gives back what the writer holds, once the clock has stopped. */
        default void release() throws Exception {}
    }

    /** One writer: made before the clock starts. */
    @FunctionalInterface
    public interface Writers {
        Work writer(int number) throws Exception;
    }

    /** Something that is done once, and answers of how many events. */
    @FunctionalInterface
    public interface Once {
        long run() throws Exception;
    }

    /**
     * What came of it.
     *
     * @param events as they were acknowledged
     * @param p50Millis of one call; NaN where calls are not told apart
     * @param p99Millis of one call; NaN where calls are not told apart
     * @param each what an event took of the processors
     */
    public record Result(
            long events, double eventsPerSecond, double callsPerSecond, double p50Millis, double p99Millis, Cost.Each each) {

        @Override
        public String toString() {
            var calls = Double.isNaN(p50Millis)
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%,9.0f calls/s   p50 %6.2f ms   p99 %7.2f ms   ",
                            callsPerSecond,
                            p50Millis,
                            p99Millis);
            return String.format(Locale.ROOT, "%,9.0f events/s %s%s", eventsPerSecond, calls, each);
        }
    }

    public static Result run(int writers, Duration duration, Writers making) throws Exception {
        var works = new Work[writers];
        for (var number = 0; number < writers; number++) {
            works[number] = making.writer(number);
        }
        var events = new LongAdder();
        var times = new ArrayList<Future<long[]>>();
        var cost = new Cost();
        var start = System.nanoTime();
        var end = start + duration.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var work : works) {
                times.add(threads.submit(() -> loop(work, end, events)));
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var each = cost.each(events.sum());
        for (var work : works) {
            work.release();
        }
        var all = LongStream.empty();
        for (var time : times) {
            // A writer that failed ends the run: its figure would be of something else.
            all = LongStream.concat(all, Arrays.stream(time.get()));
        }
        var sorted = all.sorted().toArray();
        return new Result(
                events.sum(),
                events.sum() / seconds,
                sorted.length / seconds,
                percentile(sorted, 0.50),
                percentile(sorted, 0.99),
                each);
    }

    public static Result once(Once once) throws Exception {
        var cost = new Cost();
        var start = System.nanoTime();
        var events = once.run();
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Result(events, events / seconds, 1 / seconds, Double.NaN, Double.NaN, cost.each(events));
    }

    private static long[] loop(Work work, long end, LongAdder events) throws Exception {
        var times = new long[1024];
        var calls = 0;
        for (var before = System.nanoTime(); before < end; ) {
            events.add(work.run());
            var after = System.nanoTime();
            if (calls == times.length) {
                times = Arrays.copyOf(times, calls * 2);
            }
            times[calls++] = after - before;
            before = after;
        }
        return Arrays.copyOf(times, calls);
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private Load() {}
}
