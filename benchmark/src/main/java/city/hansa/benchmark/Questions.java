package city.hansa.benchmark;

import city.hansa.benchmark.measure.Load;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.read.LedgerReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How long the whole application takes to answer over HTTP what is asked of it, each question with parameters drawn at
 * random, by one who asks again as soon as it is answered: over a short history, then over a long one, so that the ratio
 * says how the cost grows. All are asked once before any counts: meanwhile the answering code gets compiled.
 */
final class Questions {

    private static final int SHORT = Integer.getInteger("benchmark.short", 100_000);
    private static final int LONG = Integer.getInteger("benchmark.long", 1_000_000);

    private record Question(String name, Supplier<String> path) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final Running hansa;
    private final History history;
    private final Random random = new Random(History.SEED);
    private final ConcurrentHashMap<String, Load.Result> before = new ConcurrentHashMap<>();

    private Questions(Running hansa) {
        this.hansa = hansa;
        history = new History(hansa.bean(LedgerEventStorageEngine.class));
    }

    static void measure(Path directory, Duration cell) throws Exception {
        try (var hansa = Running.in(directory)) {
            var questions = new Questions(hansa);
            System.out.println("questions            seed " + History.SEED);
            questions.write(SHORT);
            questions.ask(cell);
            questions.write(LONG - SHORT);
            questions.ask(cell);
        }
    }

    /** Writes so many events more, and returns when they are shown. */
    private void write(int events) throws Exception {
        var start = System.nanoTime();
        history.write(events);
        var written = System.nanoTime();
        hansa.untilShown();
        System.out.printf(
                Locale.ROOT,
                "%,d events written in %.0f s, shown after %.0f s more: %,.0f a second in all%n",
                events,
                (written - start) / 1e9,
                (System.nanoTime() - written) / 1e9,
                events * 1e9 / (System.nanoTime() - start));
    }

    private void ask(Duration cell) throws Exception {
        hansa.analyze();
        var head = hansa.bean(LedgerReader.class).head();
        var questions = questions(head);
        for (var question : questions) {
            run(question, cell);
        }
        for (var question : questions) {
            var result = run(question, cell);
            var earlier = before.put(question.name(), result);
            System.out.printf(
                    Locale.ROOT,
                    "%-26s p50 %7.2f ms   p99 %7.2f ms%s%n",
                    question.name(),
                    result.p50Millis(),
                    result.p99Millis(),
                    earlier == null
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "   %5.2f and %5.2f times those of %,d events",
                                    result.p50Millis() / earlier.p50Millis(),
                                    result.p99Millis() / earlier.p99Millis(),
                                    SHORT));
        }
    }

    private Load.Result run(Question question, Duration duration) throws Exception {
        return Load.run(1, duration, _ -> () -> {
            var path = question.path().get();
            var status = status(path);
            if (status != 200) {
                throw new IllegalStateException(path + " was answered with " + status);
            }
            return 1;
        });
    }

    private List<Question> questions(long head) {
        var all = new ArrayList<Question>();
        all.add(new Question("register of a city", () -> "/api/partnerships?city=" + city() + clocks(head)));
        all.add(new Question("register of a network", () -> "/api/memberships?network=" + network() + clocks(head)));
        all.add(new Question("register of all", () -> "/api/partnerships?kind=TWINNING" + clocks(head)));
        all.add(new Question("timeline of a city", () -> "/api/timeline?subject=" + city() + known(head)));
        all.add(new Question("one record", () -> "/api/cities/" + city() + "?" + clocks(head).substring(1)));
        all.add(new Question("search", () -> "/api/search?q=" + name()));
        all.add(new Question("members of a network", () -> "/api/members?network=" + network() + "&on=" + day()));
        all.add(new Question("due", () -> "/api/due?city=" + city()));
        all.add(new Question("anniversaries of a city", () -> "/api/anniversaries?city=" + city()));
        all.add(new Question("anniversaries of all", () -> "/api/anniversaries?limit=50"));
        all.add(new Question("changes of a city", () -> "/api/changes?city=" + city() + "&to=" + random.nextLong(head)));
        all.add(new Question("discrepancies of a city", () -> "/api/discrepancies?city=" + city() + clocks(head)));
        all.add(new Question("discrepancies of all", () -> "/api/discrepancies?limit=50"));
        all.add(new Question("chart over years", () -> "/api/charts/memberships-by-class?network=" + network()));
        all.add(new Question("chart of a day", () -> "/api/charts/partnerships-by-country?city=" + city()));
        all.add(new Question("map of a city", () -> "/api/map.geojson?city=" + city() + clocks(head)));
        return all;
    }

    private String clocks(long head) {
        return "&asOf=" + day() + known(head);
    }

    /** What was known at some position of the later half, in which the records are complete little by little. */
    private String known(long head) {
        return "&knownAt=" + random.nextLong(head / 2, head);
    }

    private String day() {
        return "%d-%02d-%02d".formatted(1955 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String city() {
        var cities = history.cities();
        return cities.get(random.nextInt(cities.size())).toString();
    }

    private String network() {
        var networks = history.networks();
        return networks.get(random.nextInt(networks.size())).toString();
    }

    private String name() {
        return List.of("Balmer", "Dortmund", "Ranikol", "Lumsas", "Tentil").get(random.nextInt(5));
    }

    private int status(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(hansa.address() + path)).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
