package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that are wrong in one way each, made from what the interface says of itself: none meets a fault, none takes long,
 * and what is refused is refused as a problem and leaves the log as it was. {@code make fuzz} sends 50,000.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzJourney {

    private static final long SEED = Long.getLong("fuzz.seed", 20261129L);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);

    /** No answer takes longer, in milliseconds. */
    private static final long PATIENCE = Duration.ofSeconds(2).toMillis();

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String city;
    private static List<Operation> operations;

    /** What can be asked, as it is described. */
    private record Operation(String method, String path, List<String> parameters, JsonNode example) {}

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        city = Given.city(hansa.ask(), "Kiel");
        Given.friendship(hansa.ask(), city, Given.city(hansa.ask(), "Bonn"));
        operations = operations(hansa.ask().get("/api-docs"));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void no_wrong_request_meets_a_fault_hangs_or_writes() {
        System.out.println("fuzz: seed " + SEED + ", " + REQUESTS + " requests, " + operations.size() + " operations");
        var random = new Random(SEED);
        var ledger = hansa.bean(LedgerReader.class);
        var failures = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (var number = 0; number < REQUESTS && failures.size() < 20; number++) {
            var operation = operations.get(random.nextInt(operations.size()));
            var request = FuzzedRequest.of(
                    operation.method(), operation.path(), operation.parameters(), operation.example(), city, random);
            var head = ledger.head();
            var begun = System.nanoTime();
            var answer = send(request);
            var took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            statuses.merge(answer.status(), 1, Integer::sum);
            var wrong = wrong(answer, took, ledger.head() - head);
            if (!wrong.isEmpty()) {
                failures.add(number + ": " + request + " → " + answer.status() + ": " + String.join(", ", wrong));
            }
        }
        System.out.println("fuzz: answers by status " + statuses);
        assertThat(failures).isEmpty();
        assertThat(statuses).as("it is worth little if all is refused for one reason").hasSizeGreaterThan(4);
    }

    private static Answer send(FuzzedRequest request) {
        var bearer = hansa.ask().tokens().bearer(
                "fuzzer", List.of("secretariat", "officer", "auditor", "operator"), List.of("city:" + city));
        var headers = new ArrayList<>(request.headers());
        headers.addAll(bearer);
        return hansa.ask().send(request.method(), request.address(), request.body(), headers);
    }

    private static List<String> wrong(Answer answer, long took, long written) {
        var wrong = new ArrayList<String>();
        var body = answer.response().body();
        if (answer.status() >= 500) {
            wrong.add("a fault: " + body.substring(0, Math.min(300, body.length())));
        }
        if (took > PATIENCE) {
            wrong.add("it took " + took + " ms");
        }
        if (body.contains("\tat ") || body.contains("Exception:")) {
            wrong.add("a stack trace");
        }
        if (answer.status() >= 400) {
            if (written != 0) {
                wrong.add("it wrote " + written + " events");
            }
            if (!answer.header("Content-Type").startsWith("application/problem+json")
                    || !answer.json().has("type")
                    || answer.json().path("status").asInt(0) != answer.status()) {
                wrong.add("no problem detail: " + body.substring(0, Math.min(300, body.length())));
            }
        }
        return wrong;
    }

    private static List<Operation> operations(JsonNode docs) {
        var all = new ArrayList<Operation>();
        docs.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            var described = operation.getValue();
            var parameters = new ArrayList<String>();
            described.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString("").equals("query")) {
                    parameters.add(parameter.get("name").stringValue());
                }
            });
            all.add(new Operation(
                    operation.getKey().toUpperCase(Locale.ROOT),
                    path.getKey(),
                    parameters,
                    described.at("/requestBody/content/application~1json/example")));
        }));
        assertThat(all).hasSizeGreaterThan(130);
        // The log and its witness answer in the words of C2SP, which knows no problem details.
        return all.stream().filter(one -> one.path().startsWith("/api")).toList();
    }

    /** Of an example, with the city that is there in the place of those that are not. */
    static ObjectNode told(JsonNode example, String city) {
        var text = example.toString().replaceAll("\"0199d5c0-0000-7000-8000-00000000000a\"", "\"" + city + "\"");
        var body = (ObjectNode) JsonMapper.shared().readTree(text);
        body.putObject("by").put("city", city);
        return body;
    }
}
