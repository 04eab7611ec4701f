package city.hansa.benchmark;

import city.hansa.api.projection.Rebuild;
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
                ended(rebuilds, rebuilds.begin().id());
                var nanos = System.nanoTime() - begun;
                var spent = cpu(server);
                said.append(String.format(
                        Locale.ROOT,
                        "%s%,d events: %,7.0f events/s   CPU %5.1f us an event, %5.1f us of it PostgreSQL's",
                        round == 0 ? "" : "\n                     ",
                        events,
                        events * 1e9 / nanos,
                        (spent.ours - cpu.ours + spent.postgres - cpu.postgres) / 1e3 / events,
                        (spent.postgres - cpu.postgres) / 1e3 / events));
            }
            return said.toString();
        }
    }

    private static void ended(Rebuilds rebuilds, UUID id) {
        while (true) {
            var rebuild = rebuilds.find(id).orElseThrow();
            if (rebuild.state() == State.COMPLETED && rebuild.setAside().isEmpty()) {
                return;
            }
            if (rebuild.state().isEnd()) {
                throw new IllegalStateException(failure(rebuild));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String failure(Rebuild rebuild) {
        return "the rebuild ended as " + rebuild;
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
