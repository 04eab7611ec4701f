package city.hansa.app;

import city.hansa.app.RunningHansa.Asking;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The whole application in a process of its own, which can be killed. */
public final class ChildHansa implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Hansa is ready at http://localhost:(\\d+) ");

    private final Process process;
    private final List<String> said;
    private final Asking asking;

    private ChildHansa(Process process, List<String> said, Asking asking) {
        this.process = process;
        this.said = said;
        this.asking = asking;
    }

    /** Starts it and returns when it is ready; {@code properties} as {@code name=value}. */
    public static ChildHansa start(Path dataDirectory, String... properties) throws IOException {
        var process = launch(dataDirectory, properties);
        var said = new ArrayList<String>();
        var output = process.inputReader(StandardCharsets.UTF_8);
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return new ChildHansa(process, said, Asking.as(dataDirectory, Integer.parseInt(ready.group(1))));
            }
        }
        throw new IllegalStateException("Hansa did not start:\n" + String.join("\n", said));
    }

    /** What it writes when it cannot start, to its end. */
    static String refused(Path dataDirectory) throws IOException {
        var process = launch(dataDirectory);
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return output.readAllAsString();
        } finally {
            process.destroyForcibly();
        }
    }

    Asking ask() {
        return asking;
    }

    public String address() {
        return asking.base();
    }

    public long pid() {
        return process.pid();
    }

    List<String> said() {
        return said;
    }

    /** As by {@code kill -9}: nothing of it runs any more when this returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static Process launch(Path dataDirectory, String... properties) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                HansaApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=-1",
                "--hansa.story=none",
                "--hansa.data-directory=" + dataDirectory));
        if (!Boolean.getBoolean("faults.long")) {
            // As the build's own JVM, see app/pom.xml; in the long run it is started as it is used.
            command.addAll(1, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        for (var property : properties) {
            command.add("--" + property);
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** A process that nobody listens to would stop when its pipe is full. */
    private static void drain(BufferedReader output) {
        try (output) {
            while (output.readLine() != null) {
                // Nothing more is waited for.
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
