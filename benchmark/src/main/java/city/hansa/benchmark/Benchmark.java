package city.hansa.benchmark;

import city.hansa.benchmark.measure.Bench;
import city.hansa.benchmark.measure.Load;
import city.hansa.benchmark.measure.Machine;
import city.hansa.benchmark.peers.Engines;
import city.hansa.benchmark.peers.Peers;
import city.hansa.benchmark.peers.Workload;
import city.hansa.ledger.append.GroupCommit;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures all that the documents state about speed, each beside what it is compared with, in turn, in rounds: trust the
 * ratios within a round, not the absolute figures.
 */
final class Benchmark {

    private static final Duration CELL = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 3));
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int MANY = 64;

    /** Measures all, or those parts alone that are named. */
    public static void main(String[] named) throws Exception {
        System.out.println(Machine.describe(Clock.systemUTC()));
        System.out.printf("payload %d bytes, %d s a cell%n", Workload.PAYLOAD.length, CELL.toSeconds());
        for (var part : Part.values()) {
            var isNamed = Arrays.stream(named).anyMatch(name -> name.equalsIgnoreCase(part.name()));
            if (isNamed || Arrays.stream(named).allMatch(String::isBlank)) {
                part.run();
            }
        }
        System.exit(0);
    }

    private enum Part {
        PEERS,
        INNER,
        LEDGER,
        GROWTH,
        LAG,
        REQUESTS,
        FOLLOWERS,
        QUESTIONS,
        REBUILD,
        IMPORT,
        PAGES;

        void run() throws Exception {
            var directory = Files.createTempDirectory("hansa-" + name().toLowerCase(Locale.ROOT));
            switch (this) {
                case PEERS -> Peers.measure(CELL, ROUNDS);
                case INNER -> Inner.measure();
                case LEDGER -> ledger();
                case GROWTH -> Growth.measure(directory, CELL, ROUNDS);
                case LAG -> System.out.println("commit to view       " + Lag.measure(directory));
                case REQUESTS -> Requests.measure(directory, CELL, ROUNDS);
                case FOLLOWERS -> System.out.println("commit to listeners  " + Followers.measure(directory));
                case QUESTIONS -> Questions.measure(directory, CELL);
                case REBUILD -> Anew.measure(directory, ROUNDS);
                case IMPORT -> Imports.measure(directory, ROUNDS);
                case PAGES -> Pages.measure(directory);
            }
        }
    }

    /** What it costs to prove what was appended; how fast it is appended, beside others, is another part's. */
    private static void ledger() throws Exception {
        try (var bench = new Bench();
                var application = bench.application(8);
                var writer = new GroupCommit(application, Clock.systemUTC())) {
            var hansa = Engines.hansa(writer, application);
            var proofs = new Proofs(application);
            for (var round = 0; round <= ROUNDS; round++) {
                System.out.println(round == 0 ? "warm-up" : "round " + round);
                print(bench, "64 writers, not sealed", () -> Load.run(MANY, CELL, _ -> Engines.writer(hansa)));
                System.out.println("sealing              " + proofs.seal());
                print(bench, "64 writers, sealed meanwhile", () -> proofs.appendWhileSealing(hansa, MANY, CELL));
                proofs.seal();
            }
            System.out.println("check at the start   " + proofs.check());
            System.out.println("hansa verify         " + proofs.verify());
        }
    }

    @FunctionalInterface
    private interface Cell {
        Load.Result run() throws Exception;
    }

    /** Each cell begins behind a checkpoint: none pays for what the one before it left to be written. */
    private static void print(Bench bench, String what, Cell cell) throws Exception {
        bench.checkpoint();
        System.out.printf("%-32s %s%n", what, cell.run());
    }

    private Benchmark() {}
}
