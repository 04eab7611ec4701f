package city.hansa.benchmark;

import city.hansa.benchmark.measure.Cost;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.web.command.CommandDesk;
import city.hansa.web.security.Speaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final String token;
    private final LedgerReader ledger;

    private Imports(String address, String token, LedgerReader ledger) {
        this.address = address;
        this.token = token;
        this.ledger = ledger;
    }

    /** Prints a line for each file, in rounds; the first is the warm-up. */
    static void measure(Path directory, int rounds) throws Exception {
        try (var hansa = Running.in(directory)) {
            var network = hansa.bean(CommandDesk.class)
                    .submit(
                            "networks",
                            JsonMapper.shared().createObjectNode().put("name", "Eurocities").put("kind", "ASSOCIATION"),
                            Speaker.ofTheHouse("benchmark"),
                            "network")
                    .id();
            var imports = new Imports(
                    "http://127.0.0.1:" + hansa.port() + "/api/imports?source=benchmark&by=network:" + network,
                    hansa.token("eurocities"),
                    hansa.bean(LedgerReader.class));
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
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(file))
                .build();
        var head = ledger.head();
        var cost = new Cost();
        var report = http.send(request, BodyHandlers.ofString()).body();
        var line = cost.each(rows, "row");
        var other = report.lines().skip(1).filter(one -> !one.contains(",TAKEN,") && !one.contains(",ALREADY_THERE,"));
        other.findFirst().ifPresent(one -> {
            throw new IllegalStateException(one);
        });
        return line + ", " + (ledger.head() - head) + " events";
    }
}
