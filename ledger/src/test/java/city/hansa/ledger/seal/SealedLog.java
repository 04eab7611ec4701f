package city.hansa.ledger.seal;

import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.TestEvents;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.postgres.LedgerDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** A log that is appended to and sealed by hand, on a real database. */
public record SealedLog(DataSource dataSource, LogKeys keys, LastPublished published, Sealer sealer) {

    public static final String ORIGIN = "log.example";

    public static SealedLog of(LedgerDatabase database, Path directory) {
        return of(database.app(), directory, directory.resolve("published"));
    }

    /** By one who has the keys, and does not look at what left the house. */
    public static SealedLog forged(LedgerDatabase database, Path directory) {
        return of(database.app(), directory, directory.resolve("nothing"));
    }

    public static SealedLog of(DataSource dataSource, Path keys, Path published) {
        return called(ORIGIN, dataSource, keys, published);
    }

    /** Under another name. */
    public static SealedLog called(String origin, DataSource dataSource, Path keys, Path published) {
        var logKeys = LogKeys.in(keys, origin);
        var last = new LastPublished(published, origin);
        return new SealedLog(dataSource, logKeys, last, new Sealer(dataSource, logKeys, last, Clock.systemUTC()));
    }

    /** Appends so many events, and answers how many there are. */
    public long append(int count) {
        try (var writer = new GroupCommit(dataSource, Clock.systemUTC())) {
            return writer.append(TestEvents.stream(count)).lastPosition() + 1;
        }
    }

    public Optional<Note> seal() {
        return sealer.seal();
    }

    /** Shows the last checkpoint to the world. */
    public Checkpoint publish() {
        return Checkpoint.parse(archive().checkpoint().orElseThrow().text());
    }

    public LogArchive archive() {
        return new LogArchive(dataSource, published);
    }

    public long check() {
        return new LogCheck(dataSource, keys).run(_ -> {});
    }
}
