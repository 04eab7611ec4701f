package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Bench;
import city.hansa.benchmark.measure.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Runs the comparison: a round that is not counted, then so many that are, and at the end one table. */
public final class Peers {

    private static final int MANY = 64;
    private static final List<Integer> WRITERS = List.of(1, MANY);
    private static final String REPLAY = "replay";

    private final Bench bench;
    private final List<Store> stores;
    private final Table table;

    private Peers(Bench bench, List<Store> stores) {
        this.bench = bench;
        this.stores = stores;
        this.table = new Table(stores.stream().map(Store::name).toList(), RawJdbc.NAME, Ledger.NAME);
    }

    /** Prints a line for each cell as it is measured, and the table. */
    public static void measure(Duration cell, int rounds) throws Exception {
        try (var bench = new Bench();
                var opened = Stores.open(bench, MANY)) {
            System.out.println(bench.describe() + "; rounds behind the warm-up: " + rounds);
            var peers = new Peers(bench, opened.all());
            for (var round = 0; round <= rounds; round++) {
                peers.append(round, cell);
            }
            for (var round = 0; round <= rounds; round++) {
                peers.replay(round);
            }
            System.out.println(peers.table);
            peers.summary().forEach(System.out::println);
            opened.missing().forEach((name, why) -> System.out.println("Not measured: " + name + ": " + why));
        }
    }

    /** In each round another begins, so that none is always the one behind the same other. */
    private void append(int round, Duration cell) throws Exception {
        var turn = new ArrayList<>(stores);
        Collections.rotate(turn, -round);
        for (var store : turn) {
            for (var writers : WRITERS) {
                take(round, group(writers), store, append(store, writers, cell));
            }
        }
    }

    private static String group(int writers) {
        return writers == 1 ? "1 writer" : writers + " writers";
    }

    /** Begins behind a checkpoint: none pays for what the one before it left to be written. */
    private Load.Result append(Store store, int writers, Duration cell) throws Exception {
        bench.checkpoint();
        var before = store.rows();
        var result = store.append(writers, cell);
        var added = store.rows() - before;
        if (added != result.events()) {
            throw new IllegalStateException(
                    store.name() + " acknowledged " + result.events() + " events, and has " + added + " of them");
        }
        return result;
    }

    private void replay(int round) throws Exception {
        for (var store : stores) {
            if (store.isReadInOneOrder()) {
                bench.checkpoint();
                var result = store.replay();
                take(round, REPLAY, store, result);
                warnOfSkipped(store, result.events());
            }
        }
    }

    /** A reader that skips is no reason to end: it is a finding about the store. */
    private static void warnOfSkipped(Store store, long read) throws Exception {
        var rows = store.rows();
        if (read != rows) {
            System.out.printf(Locale.ROOT, "%s was read as %,d events and has %,d%n", store.name(), read, rows);
        }
    }

    private void take(int round, String group, Store store, Load.Result result) {
        System.out.printf("%-8s %-10s %-46s %s%n", round == 0 ? "warm-up" : "round " + round, group, store.name(), result);
        if (round > 0) {
            table.add(group, store.name(), result);
        }
    }

    private List<String> summary() {
        var lines = new ArrayList<String>();
        for (var writers : WRITERS) {
            lines.add(besideTheFastest(group(writers)));
            lines.add(besideTheCheapest(group(writers)));
            lines.add(commands(group(writers)));
        }
        lines.add(table.others());
        return lines;
    }

    private String besideTheFastest(String group) {
        var best = comparable()
                .max(Comparator.comparingDouble(peer -> table.median(group, peer, Load.Result::eventsPerSecond)))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s: the best peer that can be read in one order is %s with %,.0f events/s;"
                        + " Hansa's ledger takes %.2f times as many, its engine for Axon %.2f times",
                group,
                best,
                table.median(group, best, Load.Result::eventsPerSecond),
                table.ratio(group, Ledger.NAME, best),
                table.ratio(group, Engines.HANSA, best));
    }

    private String besideTheCheapest(String group) {
        ToDoubleFunction<Load.Result> micros = result -> result.each().micros();
        var best = comparable()
                .min(Comparator.comparingDouble(peer -> table.median(group, peer, micros)))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s: the cheapest of them is %s with %.1f µs of processor an event;"
                        + " it takes %.2f times as much as Hansa's ledger, %.2f times as much as its engine for Axon",
                group,
                best,
                table.median(group, best, micros),
                table.ratio(group, best, Ledger.NAME, micros),
                table.ratio(group, best, Engines.HANSA, micros));
    }

    private Stream<String> comparable() {
        return stores.stream()
                .filter(store -> store.isPeer() && store.isReadInOneOrder())
                .map(Store::name);
    }

    private String commands(String group) {
        return String.format(
                Locale.ROOT,
                "%s: of commands that create, Hansa takes %.2f times as many as stock Axon;"
                        + " of commands for one aggregate each, %.2f times as many as stock Axon with a cache",
                group,
                table.ratio(group, Stores.HANSA_CREATES, Stores.STOCK_CREATES),
                table.ratio(group, Stores.HANSA_CACHED, Stores.STOCK_CACHED));
    }
}
