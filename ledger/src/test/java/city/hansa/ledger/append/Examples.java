package city.hansa.ledger.append;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Commands of no domain, to append. */
final class Examples {

    private Examples() {}

    static UUID stream() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    static NewEvent event(UUID stream, long sequence) {
        return new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                "Thing",
                stream,
                sequence,
                "thing.done",
                1,
                "PUBLIC",
                "{\"n\":1}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** A command that appends some events to a stream. */
    static Append to(UUID stream, long first, int count) {
        return new Append(
                LongStream.range(first, first + count)
                        .mapToObj(sequence -> event(stream, sequence))
                        .toList(),
                null);
    }

    static Append to(UUID stream, long first) {
        return to(stream, first, 1);
    }

    /** A command that appends to its own stream and begins a claim. */
    static Append claiming(UUID stream, long first, UUID claim) {
        return new Append(List.of(event(stream, first), event(claim, 0)), null);
    }

    static Append keyed(Append append, String key, String request) {
        return new Append(
                append.events(), new ReceiptKey("clerk", key, request.getBytes(StandardCharsets.UTF_8)));
    }

    static List<Append> chain(UUID stream, int length) {
        var all = new ArrayList<Append>();
        LongStream.range(0, length).forEach(sequence -> all.add(to(stream, sequence)));
        return all;
    }
}
