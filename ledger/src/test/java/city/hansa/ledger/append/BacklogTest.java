package city.hansa.ledger.append;

import static city.hansa.ledger.append.Examples.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogTest {

    private static final int MIB = 1 << 20;

    private final Backlog backlog = new Backlog();
    private final Salts salts = new Salts();

    @Test
    void gives_no_more_bytes_at_once_than_a_batch_may_have() throws InterruptedException {
        var all = List.of(pending(3 * MIB), pending(4 * MIB), pending(2 * MIB), pending(MIB));
        all.forEach(backlog::add);

        assertThat(next()).isEqualTo(all.subList(0, 2));
        assertThat(next()).isEqualTo(all.subList(2, 4));
    }

    @Test
    void gives_a_command_that_is_larger_than_a_batch_by_itself() throws InterruptedException {
        var small = pending(1);
        var large = pending(Backlog.MAX_BYTES + 1);
        var last = pending(1);
        List.of(small, large, last).forEach(backlog::add);

        assertThat(next()).containsExactly(small);
        assertThat(next()).containsExactly(large);
        assertThat(next()).containsExactly(last);
    }

    @Test
    void lets_a_second_batch_go_once_as_many_events_wait_as_are_under_way() throws InterruptedException {
        List.of(pending(1), pending(1)).forEach(backlog::add);
        var first = backlog.take();
        assertThat(first).hasSize(2);
        backlog.add(pending(1));
        assertThat(backlog.go(pending(1))).as("others wait").isFalse();
        backlog.add(pending(1));
        assertThat(backlog.take()).hasSize(2);
    }

    @Test
    void keeps_a_command_back_while_another_of_its_stream_is_under_way() throws InterruptedException {
        var stream = stream();
        var first = pending(stream, 1);
        assertThat(backlog.go(first)).isTrue();
        var second = pending(stream, 1);
        var other = pending(1);
        List.of(second, other).forEach(backlog::add);

        assertThat(backlog.take()).containsExactly(other);
        backlog.settle(List.of(first));
        backlog.settle(List.of(other));
        assertThat(backlog.take()).containsExactly(second);
    }

    private List<Pending> next() throws InterruptedException {
        var batch = backlog.take();
        backlog.settle(batch);
        return batch;
    }

    private Pending pending(int payload) {
        return pending(stream(), payload);
    }

    private Pending pending(UUID stream, int payload) {
        var event = new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                "Thing",
                stream,
                0,
                "thing.done",
                1,
                "PUBLIC",
                new byte[payload],
                new byte[0]);
        return new Pending(new Append(List.of(event), null), salts);
    }
}
