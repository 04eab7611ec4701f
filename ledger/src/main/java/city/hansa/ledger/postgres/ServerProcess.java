package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** The server in the foreground, as a child of this process. */
record ServerProcess(Process process, int port) {

    private static final int ATTEMPTS = 3;
    private static final Duration SILENCE_PATIENCE = Duration.ofSeconds(60);
    private static final long STOP_PATIENCE_SECONDS = 30;

    /** What whoever listens on the port says. */
    enum Answer {
        READY,
        /** It is there and takes no connections yet: recovery after a crash may take long, and is not to be cut off. */
        STARTING,
        WRONG_PASSWORD,
        NONE
    }

    /** What is started, as whom, and how it is asked whether it is there. */
    record Place(Path data, ServerBinaries binaries, ServerIdentity identity, IntFunction<Answer> asked) {

        private Path log() {
            return data.resolveSibling(data.getFileName() + ".log");
        }
    }

    /** Starts it at a port that is free, its log begun anew. */
    static ServerProcess start(Place place) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var port = freePort();
            var server = new ServerProcess(spawn(place, port, Redirect.to(place.log().toFile())), port);
            if (server.comesUp(place)) {
                return server;
            }
            // Between choosing the port and using it, somebody else may have taken it: then another is tried.
        }
        throw doesNotStart(place);
    }

    /** Starts it where it was; what its log says of its end is kept. */
    static ServerProcess startAt(int port, Place place) {
        var server = new ServerProcess(spawn(place, port, Redirect.appendTo(place.log().toFile())), port);
        if (server.comesUp(place)) {
            return server;
        }
        throw doesNotStart(place);
    }

    private static IllegalStateException doesNotStart(Place place) {
        return new IllegalStateException(
                "PostgreSQL does not start on " + place.data() + ": " + lastLines(place.log()));
    }

    private static List<String> command(Place place, int port) {
        // Segments of the write-ahead log are kept and used again: to make new ones stalls writers for 50 ms.
        return place.identity().server(List.of(
                place.binaries().program("postgres"),
                "-D", place.data().toString(),
                "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "fsync=on",
                "-c", "synchronous_commit=on",
                "-c", "full_page_writes=on",
                "-c", "min_wal_size=1GB",
                "-c", "max_wal_size=1GB",
                "-c", "shared_buffers=512MB",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC"));
    }

    /**
     * Starts the child from a platform thread which then waits for it: the kernel ties the parent-death signal to the
     * thread that started the child, not to the process.
     */
    private static Process spawn(Place place, int port, Redirect log) {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres-" + place.data().getFileName()).start(() -> {
            try {
                var builder = new ProcessBuilder(command(place, port)).redirectErrorStream(true).redirectOutput(log);
                builder.environment().put("LC_ALL", "C");
                var process = builder.directory(place.data().toFile()).start();
                started.complete(process);
                process.waitFor();
            } catch (IOException e) {
                started.completeExceptionally(new UncheckedIOException(e));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return started.join();
    }

    /** Waits until it takes connections; false if it has ended instead. */
    private boolean comesUp(Place place) {
        var data = place.data();
        try {
            var heard = System.nanoTime();
            while (System.nanoTime() - heard < SILENCE_PATIENCE.toNanos()) {
                switch (place.asked().apply(port)) {
                    case READY -> {
                        return true;
                    }
                    case STARTING -> heard = System.nanoTime();
                    case WRONG_PASSWORD -> requireEnding(data);
                    case NONE -> {}
                }
                if (ends(20, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        stop();
        throw new IllegalStateException("PostgreSQL runs on " + data + " and does not answer.");
    }

    /** Another server on the port knows other passwords, and ours ends by itself; if it does not, the refusal was its own. */
    private void requireEnding(Path data) {
        if (!ends(2, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The password in " + data + ".password is not that of the server on " + data
                    + ": put back the file that belongs to this directory.");
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave. */
    void stop() {
        if (process.isAlive()) {
            Tool.run(List.of("kill", "-INT", Long.toString(process.pid())), Optional.empty());
        }
        if (!ends(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private boolean ends(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "no log at " + log + " (" + e.getMessage() + ")";
        }
    }
}
