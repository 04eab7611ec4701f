package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.hansa.app.metrics.ProcessorNames;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A node for commands and one for questions, with Axon Server between them: either may be asked for either. */
@OnAxonServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AxonServerRolesJourney {

    @TempDir
    private static Path data;

    private static DividedNodes nodes;

    @BeforeAll
    static void start() {
        nodes = DividedNodes.start(data);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void what_is_given_to_either_is_read_from_either() {
        var here = created(nodes.decides().ask().post("/api/cities", cityBody("Anklam", "")));
        var there = created(nodes.shows().ask().post("/api/cities", cityBody("Anklam", "")));

        for (var node : List.of(nodes.decides(), nodes.shows())) {
            var list = Given.awaited(node.ask(), "/api/cities?q=Anklam&minPosition=" + position(there));
            assertThat(list.get("items"))
                    .extracting(item -> item.get("id").stringValue())
                    .containsExactlyInAnyOrder(id(here), id(there));
        }
        Given.assertNoGap(nodes.shows().bean(LedgerReader.class));
    }

    @Test
    void a_refusal_crosses_as_it_is() {
        var identifier = "{\"scheme\":\"GEONAMES\",\"value\":\"2831276\"}";
        created(nodes.shows().ask().post("/api/cities", cityBody("Soest", identifier)));

        refused(nodes.shows().ask().post("/api/cities", cityBody("Soest", identifier)), 409, "IDENTIFIER_TAKEN");
        refused(nodes.decides().ask().answer("GET", "/api/cities?cursor=none", null), 400, "MALFORMED");
    }

    @Test
    void a_record_is_watched_where_no_view_is_written() {
        var city = created(nodes.decides().ask().post("/api/cities", cityBody("Kolberg", "")));
        var record = "/api/cities/" + id(city);
        try (var listening = Listening.to(nodes.decides().ask(), record + "?minPosition=" + position(city))) {
            assertThat(listening.next().json().get("name").stringValue()).isEqualTo("Kolberg");

            done(nodes.shows().ask().post(record + "/rename-city", """
                    {"name":"Kołobrzeg","by":{"city":"%s"},"effective":"1945"}""".formatted(id(city))));

            assertThat(listening.next().json().get("name").stringValue()).isEqualTo("Kołobrzeg");
        }
    }

    @Test
    void each_runs_the_processors_of_its_role() {
        assertThat(nodes.decides().bean(EventProcessingConfiguration.class).eventProcessors().keySet())
                .containsExactlyInAnyOrderElementsOf(nodes.decides().bean(ProcessorNames.class).policies());
        assertThat(nodes.shows().bean(EventProcessingConfiguration.class).eventProcessors().keySet())
                .containsExactlyInAnyOrderElementsOf(nodes.shows().bean(ProcessorNames.class).views());
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void each_is_ready_for_what_it_is_there_for() {
        assumeTrue(OnAxonServer.Served.fake() != null, "another's server is not stopped");
        var server = requireNonNull(OnAxonServer.Served.fake());
        var city = created(nodes.decides().ask().post("/api/cities", cityBody("Wolgast", "")));

        server.stop();
        awaitReadiness(nodes.decides(), 503);
        assertThat(readiness(nodes.shows())).isEqualTo(200);
        assertThat(nodes.shows().ask().get("/api/cities/" + id(city) + "?minPosition=" + position(city))).isNotEmpty();

        server.startAgain();
        awaitReadiness(nodes.decides(), 200);
    }

    /** The last, as nothing is answered any more. */
    @Test
    @Order(Integer.MAX_VALUE)
    void nothing_is_answered_where_nobody_answers_questions() {
        nodes.shows().close();

        var unanswered = nodes.decides().ask().answer("GET", "/api/cities", null);

        refused(unanswered, 503, "UNAVAILABLE");
        assertThat(unanswered.header("Retry-After")).isEqualTo("1");
    }

    private static void awaitReadiness(RunningHansa node, int status) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (readiness(node) != status) {
            assertThat(System.nanoTime()).as("readiness does not become " + status).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static int readiness(RunningHansa node) {
        return node.ask().answer("GET", "/actuator/health/readiness", null).status();
    }
}
