package city.hansa.ledger.seal;

import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.TestEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** A node in a process of its own, which can be paused: appends and seals, again and again, until it is ended. */
final class SealingChild {

    /** A process that runs it; {@code url} with user and password. */
    static Process start(String url, Path keys, Path published, Duration patience) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SealingChild.class.getName(),
                        url,
                        keys.toString(),
                        published.toString(),
                        Long.toString(patience.toMillis()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        var keys = LogKeys.in(Path.of(arguments[1]), SealedLog.ORIGIN);
        var published = new LastPublished(Path.of(arguments[2]), SealedLog.ORIGIN);
        var patience = Duration.ofMillis(Long.parseLong(arguments[3]));
        var sealer = new Sealer(dataSource, keys, published, Clock.systemUTC(), patience);
        try (var writer = new GroupCommit(dataSource, Clock.systemUTC())) {
            while (true) {
                writer.append(TestEvents.stream(3));
                seal(sealer);
            }
        }
    }

    private static void seal(Sealer sealer) {
        try {
            sealer.seal();
        } catch (SealingFailed _) {
            // As a node does: it is tried again.
        }
    }

    private SealingChild() {}
}
