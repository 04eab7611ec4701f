package city.hansa.app;

import static city.hansa.api.Examples.by;
import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.fact.FactEvent.FactCorrected;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views that lag, and views that leave something out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ViewJourney {

    private static final String CITIES = "city-register";
    private static final long NOT_SOON = 100_000_000_000_000_000L;

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void start() {
        // Shorter than a read may wait: who keeps a connection while waiting is found out.
        hansa = RunningHansa.start(
                data,
                "hansa.story=none",
                "spring.datasource.hikari.connection-timeout=2500",
                // Whoever seals would take the one connection that a test leaves.
                "hansa.ledger.seal-every=1h");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void readers_who_wait_for_a_view_keep_no_one_from_being_answered_and_are_told_where_it_is() {
        var readers = 40;

        var answers = Given.atOnce(readers + 1, number -> number < readers
                ? hansa.ask().answer("GET", "/api/cities?minPosition=" + NOT_SOON, null)
                : hansa.ask().post("/api/cities", cityBody("Kiel", "")));

        var written = position(created(answers.getLast()));
        assertThat(answers.subList(0, readers)).allSatisfy(answer -> {
            refused(answer, 503, "UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.json().get("detail").stringValue()).isEqualTo(
                    "The view has come to position %d, not so far as %d; ask again.".formatted(written, NOT_SOON));
            assertThat(position(answer)).isEqualTo(written);
        });
    }

    @Test
    void what_cannot_be_shown_is_set_aside_with_what_follows_it_and_the_rest_goes_on() {
        var entered = created(hansa.ask().post("/api/cities", cityBody("Lubeck", "")));
        var city = Given.id(entered);
        var registered = Given.history(hansa.ask(), "cities/" + city, position(entered)).getFirst();
        var target = UUID.fromString(registered.get("eventId").stringValue());
        var subject = new Subject(Subject.Kind.CITY, UUID.fromString(city));
        // No command says this; an earlier version may have taken it.
        hansa.bean(EventStore.class).publish(
                told(city, 1, new FactCorrected(subject, target, "country", "DE", "X".repeat(200), "a slip")),
                told(city, 2, new CityRenamed(CityId.of(city), "Lübeck")));
        var other = created(hansa.ask().post("/api/cities", cityBody("Wismar", "")));

        assertThat(name(city, position(other))).isEqualTo("Lubeck");
        assertThat(name(Given.id(other), position(other))).isEqualTo("Wismar");
        assertThat(letters().amountOfSequences()).isEqualTo(1);
    }

    @Test
    void what_fails_while_the_database_has_no_connection_left_is_shown_when_it_has() {
        var entered = created(hansa.ask().post("/api/cities", cityBody("Stralsund", "")));
        var city = Given.id(entered);
        var registered = Given.history(hansa.ask(), "cities/" + city, position(entered)).getFirst();
        var before = letters().amountOfSequences();
        var processors = hansa.bean(EventProcessingConfiguration.class).eventProcessors().values();
        processors.forEach(EventProcessor::shutDown);
        var corrected = done(hansa.ask().post("/api/cities/" + city + "/correct-fact", """
                {"target":"%s","field":"name","to":"Greifswald","reason":"a slip",
                 "by":{"city":"%s"},"effective":"2026"}"""
                .formatted(registered.get("eventId").stringValue(), city)));

        try {
            withOneConnectionLeft(ViewJourney::startAndAwaitAttempt);
        } finally {
            processors.forEach(EventProcessor::start);
        }

        assertThat(name(city, position(corrected))).isEqualTo("Greifswald");
        assertThat(letters().amountOfSequences()).isEqualTo(before);
    }

    @Test
    void a_city_is_named_by_its_identifier_before_any_view_has_it() {
        var other = city(hansa.ask(), "Bremen");
        views().shutDown();
        try {
            created(hansa.ask().post("/api/cities", cityBody("Rostock", """
                    {"scheme":"UNLOCODE","value":"DERSK"}""")));
            created(hansa.ask().post("/api/partnerships", """
                    {"kind":"FRIENDSHIP","parties":["unlocode:DERSK","%s"],"themes":["HEALTHCARE"],"topics":[],
                     "by":{"city":"%s"},"effective":"2020-01-01"}""".formatted(other, other)));
        } finally {
            views().start();
        }
    }

    private static EventMessage<?> told(String city, long sequence, Object event) {
        var envelope = by(CityId.of(city), "2026-01-01");
        return new GenericDomainEventMessage<>("City", city, sequence, event, envelope.toMetaData());
    }

    /** The one is the batch's own: what is told again must be read through another. */
    private static void withOneConnectionLeft(Runnable work) {
        var taken = new ArrayDeque<Connection>();
        try {
            while (true) {
                taken.push(hansa.bean(DataSource.class).getConnection());
            }
        } catch (SQLException exhausted) {
            close(taken.pop());
        }
        try {
            work.run();
        } finally {
            taken.forEach(ViewJourney::close);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Starts the view and returns when it has tried an event, with whatever success. */
    private static void startAndAwaitAttempt() {
        var tried = new CountDownLatch(1);
        try (var _ = views().registerHandlerInterceptor((_, chain) -> {
            try {
                return chain.proceed();
            } finally {
                tried.countDown();
            }
        })) {
            views().start();
            assertThat(tried.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String name(String city, long minPosition) {
        return Given.awaited(hansa.ask(), "/api/cities/" + city + "?minPosition=" + minPosition)
                .get("name").stringValue();
    }

    private static PooledStreamingEventProcessor views() {
        return hansa.bean(EventProcessingConfiguration.class)
                .eventProcessor(CITIES, PooledStreamingEventProcessor.class)
                .orElseThrow();
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> letters() {
        return hansa.bean(EventProcessingConfiguration.class).deadLetterQueue(CITIES).orElseThrow();
    }
}
