package city.hansa.benchmark;

import city.hansa.api.projection.Rebuild.State;
import city.hansa.api.projection.Rebuilds;
import city.hansa.app.HansaApplication;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.SpringApplication;

/**
 * All views built anew from a history that was written through the ledger's own append, indexes and the swap included, in
 * the whole application; its processors rest, so that nothing else is measured.
 */
final class Anew {

    private static final int HISTORY = Integer.getInteger("benchmark.history", 100_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rebuilds", 3);

    public static void main(String[] arguments) throws Exception {
        System.out.println("rebuild of all views " + measure(Files.createTempDirectory("hansa-anew")));
        System.exit(0);
    }

    static String measure(Path directory) throws IOException {
        try (var context = SpringApplication.run(
                HansaApplication.class,
                "--server.port=0",
                "--hansa.story=none",
                "--hansa.data-directory=" + directory)) {
            context.getBean(Configuration.class)
                    .eventProcessingConfiguration()
                    .eventProcessors()
                    .values()
                    .forEach(EventProcessor::shutDown);
            var events = Histories.write(context.getBean(LedgerEventStorageEngine.class), HISTORY);
            var rebuilds = context.getBean(Rebuilds.class);
            var server = postmaster(directory);
            var said = new StringBuilder();
            for (var round = 0; round < ROUNDS; round++) {
                var cpu = cpu(server);
                var begun = System.nanoTime();
                var rebuild = rebuilds.begin().id();
                reached(rebuilds, rebuild, State.INDEXING);
                var read = System.nanoTime() - begun;
                reached(rebuilds, rebuild, State.COMPLETED);
                var nanos = System.nanoTime() - begun;
                var spent = cpu(server);
                said.append(String.format(
                        Locale.ROOT,
                        "%s%,d events: %,7.0f events/s, %2.0f%% of the time reading   CPU %5.1f us an event, %5.1f us of it PostgreSQL's",
                        round == 0 ? "" : "\n                     ",
                        events,
                        events * 1e9 / nanos,
                        100.0 * read / nanos,
                        (spent.ours - cpu.ours + spent.postgres - cpu.postgres) / 1e3 / events,
                        (spent.postgres - cpu.postgres) / 1e3 / events));
            }
            return said.toString();
        }
    }

    private static void reached(Rebuilds rebuilds, UUID id, State state) {
        while (true) {
            var rebuild = rebuilds.find(id).orElseThrow();
            if (rebuild.state() == State.CANCELLED || rebuild.state() == State.FAILED || !rebuild.setAside().isEmpty()) {
                throw new IllegalStateException("the rebuild came to this: " + rebuild);
            }
            if (rebuild.state().compareTo(state) >= 0) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Nanoseconds of all cores. */
    private record Cpu(long ours, long postgres) {}

    private static Cpu cpu(ProcessHandle server) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var postgres = Stream.concat(Stream.of(server), server.descendants())
                .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return new Cpu(system.getProcessCpuTime(), postgres);
    }

    private static ProcessHandle postmaster(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            var file = files.filter(path -> path.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip())).orElseThrow();
        }
    }

    private Anew() {}
}
