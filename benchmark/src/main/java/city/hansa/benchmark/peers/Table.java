package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was measured, by group and by store, a result for each round. All figures are medians; a ratio is the median of
 * those of the rounds, since what else the machine did in a round it did to both.
 */
final class Table {

    private final List<String> order;
    private final String first;
    private final String second;
    private final Map<String, Map<String, List<Load.Result>>> groups = new LinkedHashMap<>();

    /** Of those stores, in their order, all compared with these two. */
    Table(List<String> order, String first, String second) {
        this.order = List.copyOf(order);
        this.first = first;
        this.second = second;
    }

    void add(String group, String store, Load.Result result) {
        groups.computeIfAbsent(group, _ -> new LinkedHashMap<>())
                .computeIfAbsent(store, _ -> new ArrayList<>())
                .add(result);
    }

    double median(String group, String store, ToDoubleFunction<Load.Result> figure) {
        return median(figures(group, store, figure));
    }

    /** How many times as many events a second one has as another. */
    double ratio(String group, String store, String other) {
        return ratio(group, store, other, Load.Result::eventsPerSecond);
    }

    double ratio(String group, String store, String other, ToDoubleFunction<Load.Result> figure) {
        var ones = results(group, store);
        var others = results(group, other);
        return median(IntStream.range(0, ones.size())
                .mapToDouble(round ->
                        figure.applyAsDouble(ones.get(round)) / figure.applyAsDouble(others.get(round))));
    }

    /** What share of the processors went elsewhere: the more, the less is to be made of all figures. */
    String others() {
        var shares = groups.values().stream()
                .flatMap(stores -> stores.values().stream())
                .flatMap(List::stream)
                .mapToDouble(result -> result.each().others())
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "others, the kernel's own work with them, had %.0f %% of the processors in the median cell, %.0f %% in the worst",
                100 * shares[shares.length / 2],
                100 * shares[shares.length - 1]);
    }

    private List<Load.Result> results(String group, String store) {
        return Objects.requireNonNull(Objects.requireNonNull(groups.get(group)).get(store));
    }

    private DoubleStream figures(String group, String store, ToDoubleFunction<Load.Result> figure) {
        return results(group, store).stream().mapToDouble(figure);
    }

    private static double median(DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** In Markdown, as the documents have it. */
    @Override
    public String toString() {
        var text = new StringBuilder("| | store | events/s (lowest–highest round) | p50 / p99 ms ")
                .append("| processor µs an event: client + PostgreSQL | others | × " + first + " | × " + second + " |\n")
                .append("|---|---|---:|---:|---:|---:|---:|---:|\n");
        groups.forEach((group, stores) ->
                order.stream().filter(stores::containsKey).forEach(store -> text.append(row(group, store))));
        return text.toString();
    }

    private String row(String group, String store) {
        var p50 = median(group, store, Load.Result::p50Millis);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f (%,.0f–%,.0f) | %s | %.1f + %.1f | %.0f %% | %.2f | %.2f |%n",
                group,
                store,
                median(group, store, Load.Result::eventsPerSecond),
                figures(group, store, Load.Result::eventsPerSecond).min().orElseThrow(),
                figures(group, store, Load.Result::eventsPerSecond).max().orElseThrow(),
                Double.isNaN(p50)
                        ? "–"
                        : String.format(Locale.ROOT, "%.2f / %.2f", p50, median(group, store, Load.Result::p99Millis)),
                median(group, store, result -> result.each().clientMicros()),
                median(group, store, result -> result.each().postgresMicros()),
                100 * median(group, store, result -> result.each().others()),
                ratio(group, store, first),
                ratio(group, store, second));
    }
}
