package city.hansa.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A small file system of its own, which can be filled to the last byte. */
final class Disk implements AutoCloseable {

    private static final int BLOCK = 1 << 12;

    private final Path directory;

    private Disk(Path directory) {
        this.directory = directory;
    }

    /** Mounts one; where that is not permitted the test is skipped, and says why. */
    static Disk mount(Path directory, int megabytes) throws IOException {
        Files.createDirectories(directory);
        var refusal = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()));
        if (!refusal.isEmpty()) {
            System.out.println("no full disk is tried: " + refusal);
        }
        Assumptions.assumeTrue(refusal.isEmpty(), refusal);
        return new Disk(directory);
    }

    /** Takes all the room that is left. */
    void fill() {
        try (var ballast = Files.newOutputStream(ballast())) {
            var block = new byte[BLOCK];
            while (true) {
                ballast.write(block);
            }
        } catch (IOException _) {
            // That is what it is for.
        }
    }

    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    /** What a command says if it fails; empty if it does not. */
    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                var said = output.readAllAsString().strip();
                return process.waitFor() == 0 ? "" : command.getFirst() + " says: " + said;
            }
        } catch (IOException e) {
            return "it cannot be run: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        var refusal = run(List.of("umount", directory.toString()));
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
    }
}
