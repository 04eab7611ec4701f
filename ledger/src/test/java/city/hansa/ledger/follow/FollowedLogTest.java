package city.hansa.ledger.follow;

import static city.hansa.ledger.append.TestEvents.stream;
import static city.hansa.ledger.append.TestEvents.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.Appended;
import city.hansa.ledger.append.ReceiptKey;
import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FollowedLogTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");

    private final FollowedLog log = new FollowedLog(DATABASE.app(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final LedgerReader reader = new LedgerReader(DATABASE.app());

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @Test
    void has_events_in_the_order_in_which_they_arrived_and_says_where() throws SQLException {
        var one = stream();
        var first = arrived(0, to(one, 0, 2));
        var second = arrived(2, to(stream(), 0, 1));
        var third = arrived(3, to(one, 2, 1));

        assertThat(log.token()).isEqualTo(-1);
        assertThat(log.take(List.of(first, second, third)))
                .containsExactly(new Appended(0, 1, NOW), new Appended(2, 2, NOW), new Appended(3, 3, NOW));

        assertThat(log.token()).isEqualTo(3);
        assertThat(reader.after(-1, 10)).extracting(event -> event.eventId()).containsExactlyElementsOf(
                List.of(first, second, third).stream()
                        .flatMap(command -> command.append().events().stream())
                        .map(event -> event.eventId())
                        .toList());
        assertThat(log.find(third.append())).contains(new Appended(3, 3, NOW));
    }

    @Test
    void takes_nothing_twice() throws SQLException {
        var first = arrived(0, to(stream(), 0, 1));
        var second = arrived(1, to(stream(), 0, 1));
        log.take(List.of(first));

        assertThat(log.take(List.of(first))).isEmpty();
        assertThat(log.take(List.of(first, second))).containsExactly(new Appended(1, 1, NOW));
        assertThat(reader.head()).isEqualTo(1);
    }

    @Test
    void keeps_the_receipt_of_the_commands_own_stream() throws SQLException {
        var own = stream();
        var events = new ArrayList<>(to(own, 0, 2).events());
        events.addAll(to(stream(), 0, 1).events());
        var receipt = new ReceiptKey("officer", "key", new byte[] {1, 2});

        // The receipt has a token of its own there, and no position here.
        log.take(List.of(new Arrived(0, 3, new Append(events, receipt)), new Arrived(4, 4, to(stream(), 0, 1))));

        assertThat(reader.head()).isEqualTo(3);
        assertThat(reader.receipt("officer", "key")).hasValueSatisfying(kept -> {
            assertThat(kept.answers(new byte[] {1, 2})).isTrue();
            assertThat(kept.aggregateId()).isEqualTo(own);
            assertThat(kept.sequence()).isEqualTo(1);
            assertThat(kept.position()).isEqualTo(1);
        });
    }

    @Test
    void has_each_event_once_where_two_nodes_follow() throws SQLException {
        var all = IntStream.range(0, 200).mapToObj(token -> arrived(token, to(stream(), 0, 1))).toList();
        var other = new FollowedLog(DATABASE.app(), Clock.systemUTC());

        var taken = Stream.of(log, other)
                .parallel()
                .mapToInt(node -> all.stream().mapToInt(one -> take(node, one)).sum())
                .sum();

        assertThat(taken).isEqualTo(200);
        assertThat(reader.after(-1, 1_000))
                .extracting(event -> event.aggregateId())
                .containsExactlyElementsOf(all.stream()
                        .map(one -> one.append().events().getFirst().aggregateId())
                        .toList());
    }

    private static int take(FollowedLog node, Arrived one) {
        try {
            return node.take(List.of(one)).size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takes_nothing_where_some_are_missing() {
        refused(arrived(1, to(stream(), 0, 1)));
    }

    @Test
    void takes_nothing_that_does_not_go_on_where_a_stream_ends() throws SQLException {
        var one = stream();
        log.take(List.of(arrived(0, to(one, 0, 1))));

        refused(arrived(1, to(one, 0, 1)));
        refused(arrived(1, to(one, 2, 1)));
    }

    private void refused(Arrived other) {
        var head = reader.head();
        var token = log.token();

        assertThatThrownBy(() -> log.take(List.of(other))).isInstanceOf(OtherHistory.class);

        assertThat(reader.head()).isEqualTo(head);
        assertThat(log.token()).isEqualTo(token);
    }

    private static Arrived arrived(long token, Append append) {
        return new Arrived(token, token + append.events().size() - 1, append);
    }
}
