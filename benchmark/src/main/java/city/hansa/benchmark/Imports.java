package city.hansa.benchmark;

import city.hansa.app.HansaApplication;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.web.command.CommandDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables that the whole application takes over HTTP: how many rows a second from the first byte sent to the last of the
 * report, and what a row costs in processor time, of this process and of PostgreSQL's. The views follow meanwhile, so
 * the figures hold their work too, as far as it was done by then.
 */
final class Imports {

    private static final int CITIES = 500;
    private static final int ROWS = Integer.getInteger("benchmark.import-rows", 20_000);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final LedgerReader ledger;

    private Imports(String address, LedgerReader ledger) {
        this.address = address;
        this.ledger = ledger;
    }

    /** Prints a line for each file, in rounds; the first is the warm-up. */
    static void measure(Path directory, int rounds) throws Exception {
        try (var context = SpringApplication.run(
                HansaApplication.class,
                "--server.port=0",
                "--hansa.story=none",
                "--hansa.data-directory=" + directory)) {
            var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
            var network = context.getBean(CommandDesk.class)
                    .submit(
                            "networks",
                            JsonMapper.shared().createObjectNode().put("name", "Register").put("kind", "ASSOCIATION"),
                            "benchmark",
                            "network")
                    .id();
            var imports = new Imports(
                    "http://127.0.0.1:" + server.getPort() + "/api/imports?source=benchmark&by=network:" + network,
                    context.getBean(LedgerReader.class));
            imports.take("name,country,latitude,longitude,identifiers\n", CITIES, i -> "Stadt " + i + ",DE,,,\n");
            imports.take("name,country,latitude,longitude,identifiers\n", CITIES, i -> "Ville " + i + ",FR,,,\n");
            for (var round = 0; round <= rounds; round++) {
                var before = round * ROWS;
                System.out.printf("%-20s %s%n", round == 0 ? "import, warm-up" : "import, new", imports.take(
                        "municipality,partner,country,since,form\n", ROWS, i -> partnership(before + i)));
                System.out.printf("%-20s %s%n", "import, again", imports.take(
                        "municipality,partner,country,since,form\n", ROWS, i -> partnership(before + i)));
            }
        }
    }

    /** Another pair of cities for each number below the square of their count. */
    private static String partnership(int number) {
        var one = number % CITIES;
        return "Stadt %d,Ville %d,France,%d,p\n".formatted(one, (one + number / CITIES) % CITIES, 1950 + number % 70);
    }

    private String take(String header, int rows, IntFunction<String> row) throws IOException, InterruptedException {
        var file = header + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining());
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file))
                .build();
        var head = ledger.head();
        var cost = new Cost();
        var report = http.send(request, BodyHandlers.ofString()).body();
        var line = cost.of(rows);
        var other = report.lines().skip(1).filter(one -> !one.contains(",TAKEN,") && !one.contains(",ALREADY_THERE,"));
        other.findFirst().ifPresent(one -> {
            throw new IllegalStateException(one);
        });
        return line + ", " + (ledger.head() - head) + " events";
    }

    /** Time on the clock and in the processors since it was made. */
    private static final class Cost {

        private final long begin = System.nanoTime();
        private final long ours = ours();
        private final long database = database();

        private String of(int rows) {
            var nanos = System.nanoTime() - begin;
            return String.format(
                    Locale.ROOT,
                    "%,7.0f rows a second; a row costs %.3f ms of processor here, %.3f ms in PostgreSQL",
                    rows * 1e9 / nanos,
                    (ours() - ours) / 1e6 / rows,
                    (database() - database) / 1e6 / rows);
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
}
