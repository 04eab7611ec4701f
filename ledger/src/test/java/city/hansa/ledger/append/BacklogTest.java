package city.hansa.ledger.append;

import static city.hansa.ledger.append.Examples.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogTest {

    private static final int MIB = 1 << 20;

    private final Backlog backlog = new Backlog();
    private final Salts salts = new Salts();

    @Test
    void gives_no_more_bytes_at_once_than_a_batch_may_have() {
        var all = List.of(pending(3 * MIB), pending(4 * MIB), pending(2 * MIB), pending(MIB));
        all.forEach(backlog::add);

        assertThat(backlog.take()).isEqualTo(all.subList(0, 2));
        assertThat(backlog.take()).isEqualTo(all.subList(2, 4));
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void gives_a_command_that_is_larger_than_a_batch_by_itself() {
        var small = pending(1);
        var large = pending((int) Backlog.MAX_BYTES + 1);
        var last = pending(1);
        List.of(small, large, last).forEach(backlog::add);

        assertThat(backlog.take()).containsExactly(small);
        assertThat(backlog.take()).containsExactly(large);
        assertThat(backlog.take()).containsExactly(last);
    }

    private Pending pending(int payload) {
        var event = new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                "Thing",
                stream(),
                0,
                "thing.done",
                1,
                "PUBLIC",
                new byte[payload],
                new byte[0]);
        return new Pending(new Append(List.of(event), null), salts);
    }
}
