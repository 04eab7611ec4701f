package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a killed process may have left: a server still shutting down, or the file that names one. */
final class Leftover {

    static final int PATIENCE_SECONDS = 15;

    private Leftover() {}

    /** To be called only by the holder of the directory's lock: nobody else starts a server there meanwhile. */
    static void clear(Path data) {
        var file = data.resolve("postmaster.pid");
        server(file, data).ifPresent(server -> end(server, data));
        try {
            // Its number may by now be another process's, which PostgreSQL would take for a running server.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> server(Path file, Path data) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static void end(ProcessHandle server, Path data) {
        if (hasEnded(server)) {
            return;
        }
        server.destroy();
        if (!hasEnded(server)) {
            throw new IllegalStateException(
                    "A server left behind, process " + server.pid() + ", still uses the data directory " + data + ".");
        }
    }

    private static boolean hasEnded(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a server left behind", e);
        }
    }
}
