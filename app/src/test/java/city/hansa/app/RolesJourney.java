package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.friendship;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.metrics.ProcessorNames;
import city.hansa.ledger.read.LedgerReader;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two nodes on one database, without Axon Server: each does what it is there for, and says so of what it is not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RolesJourney {

    private static final String REBUILDS = "/api/operations/projections/rebuilds";

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
    void what_one_takes_the_other_shows() {
        var city = created(decides().ask().post("/api/cities", cityBody("Visby", "")));

        var shown = Given.awaited(shows().ask(), "/api/cities/" + id(city) + "?minPosition=" + position(city));

        assertThat(shown.get("name").stringValue()).isEqualTo("Visby");
    }

    @Test
    void both_tell_what_is_recorded() {
        var city = created(decides().ask().post("/api/cities", cityBody("Reval", "")));
        var feed = "/api/feed?limit=1&after=" + (position(city) - 1);

        assertThat(decides().ask().get(feed)).isEqualTo(shows().ask().get(feed)).isNotEmpty();
    }

    @Test
    void each_is_ready() {
        for (var node : Set.of(decides(), shows())) {
            Given.awaited(node.ask(), "/actuator/health/readiness");
        }
    }

    @Nested
    class A_node_that_takes_commands {

        @Test
        void answers_no_question() {
            var untold = decides().ask().answer("GET", "/api/cities", null);

            refused(untold, 503, "UNAVAILABLE");
            assertThat(untold.header("Retry-After")).isEqualTo("1");
            assertThat(detail(untold)).startsWith("No node that is reached from here answers this question");
        }

        @Test
        void has_no_record_watched() {
            var record = "/api/cities/" + city(decides().ask(), "Stralsund");

            refused(decides().ask().answer("GET", record, null, "Accept", "text/event-stream"), 503, "UNAVAILABLE");
        }

        @Test
        void knows_what_a_command_names() {
            var identifier = "{\"scheme\":\"UNLOCODE\",\"value\":\"DEWIS\"}";
            created(decides().ask().post("/api/cities", cityBody("Wismar", identifier)));

            var proposed = created(decides().ask().post("/api/partnerships", """
                    {"kind":"FRIENDSHIP","parties":["unlocode:DEWIS","%s"],"themes":["HEALTHCARE"],"topics":[],
                     "visibility":"PARTIES","by":{"city":"unlocode:DEWIS"},"effective":"2020-01-01"}"""
                    .formatted(city(decides().ask(), "Kalmar"))));

            // One that not all may see, and so is looked for in a view.
            done(decides().ask().post("/api/partnerships/" + id(proposed) + "/sign-agreement", """
                    {"act":"SIGNING","signatories":["unlocode:DEWIS"],"by":{"city":"unlocode:DEWIS"},
                     "effective":"2020-05-09"}"""));
        }

        @Test
        void knows_for_whom_a_caller_speaks() {
            var network = created(decides().ask().post("/api/networks", """
                    {"name":"Ostseebund","kind":"ASSOCIATION","effective":"1980"}"""));
            var secretary = decides().ask().as("secretary", List.of("secretariat"), List.of("network:Ostseebund"));

            done(secretary.post("/api/networks/" + id(network) + "/report-network-figure", """
                    {"figure":{"kind":"MEMBERS","value":7,"qualifier":"ABOUT"},"effective":"2020"}"""));
        }

        @Test
        void takes_a_table() {
            var lines = Csvs.by(decides()).post("""
                    name,country,latitude,longitude,identifiers
                    Pernau,EE,,,
                    """, "");

            assertThat(lines).extracting(Csvs.Line::said).containsExactly("TAKEN");
        }

        @Test
        void runs_the_policies_and_no_projection() {
            assertThat(processors(decides()))
                    .containsExactlyInAnyOrderElementsOf(decides().bean(ProcessorNames.class).policies());
            assertThat(decides().ask().get("/api/operations/projections").get("projections").valueStream())
                    .isNotEmpty()
                    .allSatisfy(standing -> assertThat(standing.get("running").booleanValue()).isFalse());
        }

        @Test
        void sees_to_what_falls_due() {
            var city = city(decides().ask(), "Bergen");
            var signed = friendship(decides().ask(), city, city(decides().ask(), "Thorn"));
            done(decides().ask().post("/api/partnerships/" + id(signed) + "/set-term", """
                    {"until":"2090-12-31","by":{"city":"%s"},"effective":"2024"}""".formatted(city)));

            Given.awaitScheduled(decides());

            assertThat(decides().beans(Scheduler.class)).isNotEmpty();
            assertThat(shows().beans(Scheduler.class)).isEmpty();
        }

        @Test
        void neither_rebuilds_views_nor_retries_what_they_set_aside() {
            var retry = "/api/operations/projections/timeline/dead-letters/retry";

            refused(decides().ask().post(REBUILDS, ""), 409, "VIEWS_ARE_WRITTEN_ELSEWHERE");
            refused(decides().ask().post(retry, ""), 409, "VIEWS_ARE_WRITTEN_ELSEWHERE");

            assertThat(shows().ask().post(retry, "").status()).isEqualTo(200);
        }

        @Test
        void is_ready_where_nobody_writes_views() {
            var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
            try (var alone = nodes.another("alone", data.resolve("alone"), later, "command")) {
                city(alone.ask(), "Danzig");

                Given.awaited(alone.ask(), "/actuator/health/readiness");
            }
        }
    }

    @Nested
    class A_node_that_answers_questions {

        @Test
        void takes_no_command() {
            var before = head();

            var untaken = shows().ask().post("/api/cities", cityBody("Riga", ""));

            refused(untaken, 503, "UNAVAILABLE");
            assertThat(untaken.header("Retry-After")).isEqualTo("1");
            assertThat(detail(untaken)).startsWith("Nothing was written, for no node that is reached from here takes");
            assertThat(head()).isEqualTo(before);
        }

        @Test
        void writes_the_views_and_runs_no_policy() {
            assertThat(processors(shows()))
                    .containsExactlyInAnyOrderElementsOf(shows().bean(ProcessorNames.class).views());
        }

        @Test
        void rebuilds_the_views() {
            var begun = shows().ask().post(REBUILDS, "");

            assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
            while (shows().ask().get(begun.header("Location")).get("endedAt").isNull()) {
                Thread.onSpinWait();
            }
            // Whichever node is asked tells how it went.
            assertThat(decides().ask().get(begun.header("Location")).get("state").stringValue()).isEqualTo("COMPLETED");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            command,clerk | COMMAND
            ''            | hansa.roles names no role
            """)
    @ExtendWith(OutputCaptureExtension.class)
    void a_role_that_there_is_not_is_refused_at_the_start(String roles, String said, CapturedOutput log) {
        assertThatThrownBy(() -> nodes.another("refused", data.resolve("refused"), Clock.systemUTC(), roles));

        assertThat(log).contains("APPLICATION FAILED TO START", said);
    }

    private static Set<String> processors(RunningHansa node) {
        return node.bean(EventProcessingConfiguration.class).eventProcessors().keySet();
    }

    private static String detail(Answer problem) {
        return problem.json().get("detail").stringValue();
    }

    private static long head() {
        return decides().bean(LedgerReader.class).head();
    }

    private static RunningHansa decides() {
        return nodes.decides();
    }

    private static RunningHansa shows() {
        return nodes.shows();
    }
}
