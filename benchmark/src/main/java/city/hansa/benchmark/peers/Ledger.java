package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Ids;
import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.read.LedgerReader;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** Hansa's log itself, with the bytes at hand as raw JDBC has them. */
final class Ledger {

    static final String NAME = "Hansa's ledger";
    static final String TABLE = "ledger.event";

    static Store store(GroupCommit writer, DataSource application, DataSource owner) {
        var reader = new LedgerReader(application);
        return new Local(NAME, false, owner, TABLE, () -> appender(writer), () -> read(reader));
    }

    private static Workload.Appender appender(GroupCommit writer) {
        return (stream, expected, events) -> writer.append(new Append(
                LongStream.range(expected, expected + events)
                        .mapToObj(sequence -> event(stream, sequence))
                        .toList(),
                null));
    }

    private static NewEvent event(UUID stream, long sequence) {
        return new NewEvent(
                Ids.next(), "Note", stream, sequence, Workload.TYPE, 1, "PUBLIC", Workload.PAYLOAD, Workload.METADATA);
    }

    private static long read(LedgerReader reader) {
        var events = 0L;
        for (var page = reader.after(-1, Workload.PAGE); !page.isEmpty(); ) {
            for (var event : page) {
                events += Workload.note(Objects.requireNonNull(event.payload())).text().isEmpty() ? 0 : 1;
            }
            page = reader.after(page.getLast().position(), Workload.PAGE);
        }
        return events;
    }

    private Ledger() {}
}
