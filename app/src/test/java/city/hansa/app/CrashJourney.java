package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hansa is killed under load: what it acknowledged is there, and what it did not can be asked for again. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashJourney {

    private static final int LOAD = 10_000;
    private static final int CALLERS = 32;
    private static final int KILLED_AFTER = 3_000;

    @TempDir
    private Path data;

    @Test
    void everything_that_was_acknowledged_outlives_a_kill_and_the_rest_is_taken_once_when_it_is_given_again()
            throws IOException {
        var acknowledged = loadUntilItIsKilled();
        assertThat(acknowledged).hasSizeBetween(KILLED_AFTER, LOAD - 1);

        var known = giveAgainAfterTheRestart(acknowledged);

        assertThat(known).hasSize(LOAD).containsAllEntriesOf(acknowledged);
        checkTheLedger(known);
    }

    /** By the number of the command. */
    private Map<Integer, Written> loadUntilItIsKilled() throws IOException {
        try (var hansa = ChildHansa.start(data)) {
            return load(hansa.ask(), Map.of(), hansa::kill);
        }
    }

    private Map<Integer, Written> giveAgainAfterTheRestart(Map<Integer, Written> acknowledged) throws IOException {
        try (var hansa = ChildHansa.start(data)) {
            // The first are given once more although they were acknowledged: each is answered as it was.
            acknowledged.entrySet().stream().limit(100).forEach(entry -> {
                var again = register(hansa.ask(), entry.getKey());
                assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
                assertThat(Written.of(again)).isEqualTo(entry.getValue());
            });
            var known = load(hansa.ask(), acknowledged, () -> {});
            checkTheRegister(hansa.ask(), known);
            return known;
        }
    }

    /** Gives every command that is not known yet, until all are answered or Hansa is gone. */
    private static Map<Integer, Written> load(Asking hansa, Map<Integer, Written> known, Runnable kill) {
        var acknowledged = new ConcurrentHashMap<>(known);
        var next = new AtomicInteger();
        var taken = new AtomicInteger();
        Given.atOnce(CALLERS, _ -> {
            try {
                for (var number = next.getAndIncrement(); number < LOAD; number = next.getAndIncrement()) {
                    if (known.containsKey(number)) {
                        continue;
                    }
                    acknowledged.put(number, Written.of(Given.created(register(hansa, number))));
                    if (taken.incrementAndGet() == KILLED_AFTER) {
                        kill.run();
                    }
                }
            } catch (UncheckedIOException gone) {
                assertThat(known).as("only the first load is cut off: %s", gone).isEmpty();
            }
            return true;
        });
        return Map.copyOf(acknowledged);
    }

    private static Answer register(Asking hansa, int number) {
        return hansa.post("/api/cities", """
                {"name":"City %d","country":"DE","identifiers":[],"by":{"network":"%s"}}""".formatted(number, Tokens.NETWORK),
                "Idempotency-Key", "load/" + number);
    }

    private static void checkTheRegister(Asking hansa, Map<Integer, Written> known) {
        var last = known.values().stream().mapToLong(Written::position).max().orElseThrow();
        var ids = new HashSet<String>();
        var rows = 0;
        var register = "/api/cities?limit=200&minPosition=" + last;
        for (var page = hansa.get(register); ; ) {
            for (var item : page.get("items")) {
                ids.add(item.get("id").stringValue());
                rows++;
            }
            if (page.get("next").isNull()) {
                break;
            }
            page = hansa.get(register + "&cursor=" + page.get("next").stringValue());
        }
        assertThat(rows).isEqualTo(LOAD);
        assertThat(ids).isEqualTo(known.values().stream().map(Written::id).collect(Collectors.toSet()));
    }

    /** The events themselves, once each and where they were said to be; nothing else was written. */
    private void checkTheLedger(Map<Integer, Written> known) {
        try (var hansa = RunningHansa.start(data, "hansa.story=none")) {
            var ledger = hansa.bean(LedgerReader.class);
            Given.assertNoGap(ledger);
            assertThat(IntStream.rangeClosed(0, LOAD / 5_000).boxed()
                            .flatMap(batch -> ledger.after(batch * 5_000L - 1, 5_000).stream())
                            .map(event -> new Written(
                                    event.aggregateId().toString(), event.sequence(), event.position())))
                    .containsExactlyInAnyOrderElementsOf(List.copyOf(known.values()));
        }
    }

    private record Written(String id, long sequence, long position) {

        static Written of(Answer answer) {
            return new Written(Given.id(answer), Given.sequence(answer), Given.position(answer));
        }
    }
}
