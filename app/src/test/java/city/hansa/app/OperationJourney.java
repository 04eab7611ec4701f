package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.Sources;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** Whoever runs Hansa sees how it does, at a port of their own; callers learn there that it is ready, and no more. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationJourney {

    private static final Collector TRACES = Collector.start();

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String said = "";

    @BeforeAll
    static void start(CapturedOutput output) {
        hansa = RunningHansa.start(
                data,
                "hansa.story=none",
                "management.server.port=0",
                "logging.structured.format.console=ecs",
                "management.opentelemetry.tracing.export.otlp.endpoint=" + TRACES.endpoint(),
                "management.opentelemetry.tracing.export.schedule-delay=100ms",
                "management.tracing.sampling.probability=1.0");
        said = output.getOut();
    }

    @AfterAll
    static void stop() {
        hansa.close();
        TRACES.close();
    }

    @Test
    void whether_it_is_ready_is_told_at_both_ports() {
        Given.awaited(hansa.ask(), "/actuator/health/readiness");
        var ready = hansa.ask().answer("GET", "/actuator/health/readiness", null);

        assertThat(ready.response().body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(ready.header("Cache-Control")).isEqualTo("no-store");
        assertThat(hansa.manage().get("/actuator/health/readiness").at("/components/views/details/position").isNumber())
                .isTrue();
        assertThat(hansa.manage().get("/actuator/health/liveness").get("status").stringValue()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/metrics", "/actuator/prometheus", "/actuator/env"})
    void all_else_is_not_told_to_callers(String path) {
        refused(hansa.ask().answer("GET", path, null), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "configprops", "heapdump", "loggers", "mappings", "sbom", "threaddump"})
    void what_could_tell_a_secret_is_closed_to_everyone(String endpoint) {
        assertThat(hansa.manage().answer("GET", "/actuator/" + endpoint, null).status()).isEqualTo(404);
        assertThat(hansa.manage().answer("POST", "/actuator/shutdown", "{}").status()).isEqualTo(404);
    }

    @Test
    void what_an_operator_is_asked_is_measured() {
        city(hansa.ask(), "Dortmund");
        var last = created(hansa.ask().post("/api/cities", cityBody("Kiel", "{\"scheme\":\"GEONAMES\",\"value\":\"2891122\"}")));
        refused(hansa.ask().post("/api/cities", cityBody("Kiel", "{\"scheme\":\"GEONAMES\",\"value\":\"2891122\"}")),
                409, "IDENTIFIER_TAKEN");
        LogJourney.sealed(hansa.ask(), position(last) + 1);

        var metrics = await(text -> text.contains("hansa_view_lag_events{view=\"city-register\"} 0.0")
                && text.contains("hansa_log_seal_age_seconds 0.0"));

        assertThat(metrics)
                .containsPattern("hansa_ledger_batch_events_count [1-9]")
                .containsPattern("hansa_ledger_batch_events_sum [1-9]")
                .containsPattern("hansa_ledger_batch_events_max [1-9]")
                .containsPattern("hansa_ledger_size_events [1-9]")
                .containsPattern("hansa_log_sealed_events [1-9]")
                .contains("hansa_log_corrupted 0.0")
                .contains("hansa_log_cosignature_missing_seconds 0.0")
                .contains("hansa_feed_listeners 0.0")
                .contains("hansa_dead_letters_events{processor=\"city-register\"} 0.0")
                .contains("hansa_refusals_total{reason=\"city/identifier-taken\",status=\"409\"} 1.0")
                .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/api/\\{collection\\}\"");
    }

    @Test
    void every_measure_of_its_own_stands_in_the_manual() throws IOException {
        var manual = Files.readString(Sources.ROOT.resolve("docs/operating.md"));

        assertThat(hansa.bean(MeterRegistry.class).getMeters())
                .map(meter -> meter.getId().getName())
                .filteredOn(name -> name.startsWith("hansa."))
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(manual).contains("`" + name + "`"));
    }

    @Test
    void its_log_is_one_object_a_line_where_that_is_asked_for() {
        var line = said.lines().filter(one -> one.contains("Hansa is ready at")).findFirst().orElseThrow();

        var json = JsonMapper.shared().readTree(line);
        assertThat(json.get("message").stringValue()).startsWith("Hansa is ready at http://localhost:");
        assertThat(json.at("/log/level").stringValue()).isEqualTo("INFO");
        assertThat(json.at("/service/name").stringValue()).isEqualTo("hansa");
    }

    @Test
    void a_command_is_traced_from_its_request_to_its_views_by_types_and_ids_alone() {
        var id = city(hansa.ask(), "Unspeakable");
        refused(hansa.ask().post("/api/cities/" + id + "/rename-city", """
                {"name":"Unmentionable","by":{"city":"%s"},"source":{"kind":"PRESS","title":"Unprintable"}}"""
                .formatted(id), "If-Match", "\"7\""), 412, "STALE_PRECONDITION");

        // The request's own span ends, and comes, after those that it is above.
        var trace = TRACES.awaitTrace(span -> ofRecord(span, id), spans -> names(spans)
                .contains("EventProcessor.process CityRegistered") && names(spans).contains("http post /api/{collection}"));

        assertThat(names(trace)).contains("http post /api/{collection}", "CommandBus.handleCommand RegisterCity");
        assertThat(trace).filteredOn(span -> span.getParentSpanId().isEmpty()).hasSize(1);
        assertThat(TRACES.text()).doesNotContain("Unspeakable", "Unmentionable", "Unprintable", "tester");
    }

    private static boolean ofRecord(Span span, String id) {
        return span.getAttributesList().stream()
                .anyMatch(attribute -> attribute.getKey().equals("hansa.record")
                        && attribute.getValue().getStringValue().equals(id));
    }

    private static String names(List<Span> spans) {
        return spans.stream().map(Span::getName).collect(Collectors.joining("\n"));
    }

    private static String await(Predicate<String> condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var text = hansa.manage().answer("GET", "/actuator/prometheus", null).response().body();
            if (condition.test(text)) {
                return text;
            }
            assertThat(System.nanoTime()).as(text).isLessThan(deadline);
        }
    }
}
