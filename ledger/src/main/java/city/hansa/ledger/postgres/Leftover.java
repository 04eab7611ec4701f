package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        var named = named(file);
        named.filter(process -> serves(process, data)).ifPresent(server -> end(server, data));
        if (named.filter(Leftover::mayBeServer).isPresent()) {
            // PostgreSQL itself judges whether that one stands in its way.
            return;
        }
        try {
            // Its number may by now be another process's, which PostgreSQL would take for a running server.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> named(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Whether a process is a server on this directory, by whatever path it was given. */
    static boolean serves(ProcessHandle process, Path data) {
        var arguments = List.of(process.info().arguments().orElse(new String[0]));
        var option = arguments.indexOf("-D");
        return mayBeServer(process)
                && option >= 0
                && option + 1 < arguments.size()
                && isSame(Path.of(arguments.get(option + 1)), data);
    }

    /** Alive, and not known to be something else. */
    private static boolean mayBeServer(ProcessHandle process) {
        return process.isAlive()
                && process.info().command().map(program -> Path.of(program).endsWith("postgres")).orElse(true);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.toRealPath().equals(other.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    private static void end(ProcessHandle server, Path data) {
        if (hasEnded(server)) {
            return;
        }
        // The fast shutdown: SIGTERM would wait for every client to leave.
        Tool.run(List.of("kill", "-INT", Long.toString(server.pid())), Optional.empty());
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
