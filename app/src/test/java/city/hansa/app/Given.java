package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a journey begins with, and what each may ask of the ledger at its end. */
final class Given {

    /** A city in Germany without identifiers. */
    static String city(Asking hansa, String name) {
        return id(created(hansa.post("/api/cities", cityBody(name, ""))));
    }

    /** @param identifiers as the members of a JSON list */
    static String cityBody(String name, String identifiers) {
        return """
                {"name":"%s","country":"DE","identifiers":[%s]}""".formatted(name, identifiers);
    }

    /** A friendship that both have signed; answers the last thing that was written. */
    static Answer friendship(Asking hansa, String one, String other) {
        var proposed = created(hansa.post("/api/partnerships", """
                {"kind":"FRIENDSHIP","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":[],
                 "by":{"city":"%s"},"effective":"2020-01-01"}""".formatted(one, other, one)));
        return done(hansa.post("/api/partnerships/" + id(proposed) + "/sign-agreement", """
                {"act":"SIGNING","signatories":["%s","%s"],"by":{"city":"%s"},"effective":"2020-05-09"}"""
                .formatted(one, other, one)));
    }

    static Answer created(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    static void refused(Answer answer, int status, String reason) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("reason").stringValue()).isEqualTo(reason);
        assertThat(answer.json().get("type").stringValue())
                .matches("/problems/[a-z]+/" + reason.replace('_', '-').toLowerCase(Locale.ROOT));
    }

    static String id(Answer written) {
        return written.json().get("id").stringValue();
    }

    static long sequence(Answer written) {
        return written.json().get("sequence").longValue();
    }

    static long position(Answer written) {
        return written.json().get("position").longValue();
    }

    static List<JsonNode> history(Asking hansa, String record, long minPosition) {
        return awaited(hansa, "/api/" + record + "/history?minPosition=" + minPosition)
                .get("events")
                .valueStream()
                .toList();
    }

    /** The answer to a question that names the position it waits for; what the clock writes may take its time. */
    static JsonNode awaited(Asking hansa, String question) {
        for (var patience = 12; ; patience--) {
            var answer = hansa.answer("GET", question, null);
            if (answer.status() == 200) {
                return answer.json();
            }
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
            assertThat(patience).as("%s is not answered", question).isPositive();
        }
    }

    /** Returns when something is to fall due. */
    static void awaitScheduled(RunningHansa hansa) {
        var scheduled = hansa.bean(JdbcClient.class).sql("select count(*) from deadline.scheduled_tasks");
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (scheduled.query(Long.class).single() == 0) {
            assertThat(System.nanoTime()).as("nothing is scheduled").isLessThan(deadline);
        }
    }

    /** Every task on a thread of its own, all let go at one moment; their answers in the order of the tasks. */
    static <T> List<T> atOnce(int tasks, IntFunction<T> task) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<T>>();
            for (var number = 0; number < tasks; number++) {
                var mine = number;
                Callable<T> waiting = () -> {
                    start.await();
                    return task.apply(mine);
                };
                answers.add(threads.submit(waiting));
            }
            start.countDown();
            return answers.stream().map(Given::of).toList();
        }
    }

    private static <T> T of(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Every position from 0 to the last is taken, once. */
    static void assertNoGap(LedgerReader ledger) {
        var head = ledger.head();
        for (var next = 0L; next <= head; ) {
            var batch = ledger.after(next - 1, 5_000);
            assertThat(batch)
                    .extracting(event -> event.position())
                    .containsExactlyElementsOf(
                            LongStream.range(next, next + batch.size()).boxed().toList())
                    .isNotEmpty();
            next += batch.size();
        }
    }

    private Given() {}
}
