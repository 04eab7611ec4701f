package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a command to its end and keeps what it said. */
record Tool(int exitCode, String output) {

    static Tool run(List<String> command, Optional<Path> directory) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        directory.ifPresent(path -> builder.directory(path.toFile()));
        // An initdb in the user's language would print, and configure, in that language.
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Tool(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }
}
