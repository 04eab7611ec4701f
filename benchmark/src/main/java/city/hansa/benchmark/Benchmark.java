package city.hansa.benchmark;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.NewEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Measures all that the README states about speed, each beside what it is compared with, in turn, in rounds: trust the
 * ratios within a round, not the absolute figures.
 */
final class Benchmark {

    private static final Duration CELL = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 5));
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int MANY = 64;

    private static final byte[] PAYLOAD = StoredForm.JSON.writeValueAsBytes(Note.NOTE);
    private static final byte[] METADATA = "{\"effective\":\"2026\"}".getBytes(StandardCharsets.UTF_8);

    /** Measures all, or those parts alone that are named. */
    public static void main(String[] named) throws Exception {
        System.out.printf(
                "%s, %d processors, payload %d bytes, %d s a cell%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), PAYLOAD.length, CELL.toSeconds());
        for (var part : Part.values()) {
            var isNamed = Arrays.stream(named).anyMatch(name -> name.equalsIgnoreCase(part.name()));
            if (isNamed || Arrays.stream(named).allMatch(String::isBlank)) {
                part.run();
            }
        }
        System.exit(0);
    }

    private enum Part {
        LEDGER,
        LAG,
        FOLLOWERS,
        QUESTIONS,
        REBUILD,
        IMPORT,
        PAGES;

        void run() throws Exception {
            var directory = Files.createTempDirectory("hansa-" + name().toLowerCase(Locale.ROOT));
            switch (this) {
                case LEDGER -> ledger();
                case LAG -> System.out.println("commit to view       " + Lag.measure(directory));
                case FOLLOWERS -> System.out.println("commit to listeners  " + Followers.measure(directory));
                case QUESTIONS -> Questions.measure(directory, CELL);
                case REBUILD -> Anew.measure(directory, ROUNDS);
                case IMPORT -> Imports.measure(directory, ROUNDS);
                case PAGES -> Pages.measure(directory);
            }
        }
    }

    private static void ledger() throws Exception {
        try (var bench = new Bench();
                var application = bench.application(8);
                var owner = bench.owner(MANY + 8);
                var writer = new GroupCommit(application, Clock.systemUTC())) {
            var raw = new RawJdbc(owner, PAYLOAD, METADATA);
            var stock = Engines.stock(owner);
            var hansa = Engines.hansa(writer, application);
            var stockGateway =
                    Gateways.stock(stock, new SpringTransactionManager(new DataSourceTransactionManager(owner)));
            var hansaGateway = Gateways.hansa(hansa);
            var proofs = new Proofs(application);
            for (var round = 0; round <= ROUNDS; round++) {
                System.out.println(round == 0 ? "warm-up" : "round " + round);
                print(bench, "1 writer,  raw JDBC", () -> Load.run(1, CELL, _ -> raw.writer()));
                print(bench, "1 writer,  ledger", () -> Load.run(1, CELL, _ -> ledger(writer)));
                print(bench, "64 writers, raw JDBC", () -> Load.run(MANY, CELL, _ -> raw.writer()));
                print(bench, "64 writers, Axon's JDBC engine", () -> Load.run(MANY, CELL, _ -> Engines.writer(stock)));
                print(bench, "64 writers, ledger's engine", () -> Load.run(MANY, CELL, _ -> Engines.writer(hansa)));
                print(bench, "64 creates, stock Axon", () -> Load.run(MANY, CELL, _ -> Gateways.writer(stockGateway)));
                print(bench, "64 creates, Hansa", () -> Load.run(MANY, CELL, _ -> Gateways.writer(hansaGateway)));
            }
            System.out.println("sealing              " + proofs.seal());
            System.out.println("check at the start   " + proofs.check());
            System.out.println("hansa verify         " + proofs.verify());
            for (var round = 1; round <= ROUNDS; round++) {
                print(bench, "64 writers, not sealed", () -> Load.run(MANY, CELL, _ -> Engines.writer(hansa)));
                proofs.seal();
                print(bench, "64 writers, sealed meanwhile", () -> proofs.appendWhileSealing(hansa, MANY, CELL));
            }
            stockGateway.shutdown();
            hansaGateway.shutdown();
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

    /** The writer itself, with the bytes at hand as raw JDBC has them. */
    private static Load.Work ledger(GroupCommit writer) {
        var stream = Ids.next();
        var state = new Object() {
            long sequence;
            int call;
        };
        return () -> {
            var events = new ArrayList<NewEvent>();
            for (var i = 0; i <= state.call % 3; i++) {
                events.add(new NewEvent(
                        Ids.next(), "Note", stream, state.sequence++, "benchmark.note", 1, "PUBLIC", PAYLOAD, METADATA));
            }
            state.call++;
            writer.append(new Append(List.copyOf(events), null));
            return events.size();
        };
    }

    private Benchmark() {}
}
