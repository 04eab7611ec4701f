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

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.seal.LogKeeper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database: one of them handles all commands, the other answers all questions. */
@OnAxonServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AxonServerNodesJourney {

    private static final String DATABASE = "hansa";

    @TempDir
    private static Path data;

    private static EmbeddedPostgres postgres;
    private static RunningHansa decides;
    private static RunningHansa shows;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        postgres.createDatabaseIfMissing(DATABASE);
        decides = node("decides");
        // In one process the token store takes two nodes for one: so the views are written by one of them.
        decides.bean(EventProcessingConfiguration.class).eventProcessors().values().forEach(EventProcessor::shutDown);
        shows = node("shows");
    }

    /** Before each: a node that has connected anew says again all that it handles. */
    @BeforeEach
    void divide() {
        takeNoCommands(shows);
        ((AxonServerQueryBus) decides.bean(QueryBus.class)).disconnect();
    }

    private static void takeNoCommands(RunningHansa node) {
        ((AxonServerCommandBus) node.bean(CommandBus.class)).disconnect().join();
    }

    private static RunningHansa node(String name) {
        Tokens.share(data);
        return RunningHansa.start(
                // One for all nodes: the log has one key.
                data,
                "hansa.story=none",
                "axon.axonserver.client-id=" + name,
                // Each question goes to whoever says that it answers them, as it would where only some do.
                "axon.axonserver.shortcut-queries-to-local-handlers=false",
                "spring.datasource.url=" + postgres.jdbcUrl(DATABASE),
                "spring.datasource.username=hansa_app",
                "spring.datasource.password=app",
                "spring.flyway.user=" + postgres.user(),
                "spring.flyway.password=" + postgres.password(),
                "logging.level.city.hansa.app.wiring=error");
    }

    @AfterAll
    static void stop() {
        shows.close();
        decides.close();
        postgres.close();
    }

    @Test
    void what_is_given_to_either_is_read_from_either() {
        var here = created(decides.ask().post("/api/cities", cityBody("Bremen", "")));
        var there = created(shows.ask().post("/api/cities", cityBody("Bremen", "")));

        for (var node : List.of(decides, shows)) {
            var list = Given.awaited(node.ask(), "/api/cities?q=Bremen&minPosition=" + position(there));
            assertThat(list.get("items"))
                    .extracting(item -> item.get("id").stringValue())
                    .containsExactlyInAnyOrder(id(here), id(there));
        }
    }

    @Test
    void a_refusal_crosses_as_it_is() {
        var identifier = "{\"scheme\":\"GEONAMES\",\"value\":\"2873891\"}";
        var mannheim = created(shows.ask().post("/api/cities", cityBody("Mannheim", identifier)));
        var renamed = rename(id(mannheim), "Quadratestadt", "\"0\"");

        var taken = shows.ask().post("/api/cities", cityBody("Mannheim", identifier));
        var stale = rename(id(mannheim), "Mannheim", "\"0\"");
        var malformed = decides.ask().answer("GET", "/api/cities?cursor=none", null);

        done(renamed);
        refused(taken, 409, "IDENTIFIER_TAKEN");
        assertThat(taken.json().get("holder").stringValue()).isEqualTo(id(mannheim));
        refused(stale, 412, "STALE_PRECONDITION");
        refused(malformed, 400, "MALFORMED");
        assertThat(malformed.json().get("detail").stringValue()).contains("cursor");
    }

    @Test
    void the_history_of_both_is_one() {
        var signed = friendship(shows.ask(), city(decides.ask(), "Köln"), city(shows.ask(), "Turku"));

        Given.assertNoGap(shows.bean(LedgerReader.class));
        LogJourney.sealed(decides.ask(), position(signed) + 1);
        assertThat(decides.bean(LogKeeper.class).failure()).isEmpty();
        assertThat(shows.bean(LogKeeper.class).failure()).isEmpty();
        assertThat(Given.history(decides.ask(), "partnerships/" + id(signed), position(signed))).isNotEmpty();
    }

    /** The last: a node that has taken leave of its commands takes no more. */
    @Test
    @Order(Integer.MAX_VALUE)
    void nothing_is_taken_where_nobody_handles_commands() {
        takeNoCommands(decides);

        var untaken = firstUntaken();

        refused(untaken, 503, "UNAVAILABLE");
        assertThat(untaken.header("Retry-After")).isEqualTo("1");
        assertThat(untaken.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    /** Axon Server may hand over some more before it hears that nobody takes them. */
    private static Answer firstUntaken() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var answer = shows.ask().post("/api/cities", cityBody("Leer", ""));
            if (answer.status() != 201) {
                return answer;
            }
            assertThat(System.nanoTime()).as("commands are taken still").isLessThan(deadline);
        }
    }

    private static Answer rename(String city, String name, String seen) {
        return shows.ask().post("/api/cities/" + city + "/rename-city", """
                {"name":"%s","by":{"city":"%s"}}""".formatted(name, city), "If-Match", seen);
    }
}
