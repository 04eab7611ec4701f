package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** An auditor runs the application's own file, and gets the verifier: no server, no database, an exit code. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifyCommandJourney {

    private record Ended(int code, String said) {}

    @Test
    void its_help_is_all_that_is_said() throws IOException, InterruptedException {
        var help = run("verify", "--help");

        assertThat(help.code()).isZero();
        assertThat(help.said()).startsWith("Verifies a log").doesNotContain("Spring");
    }

    @Test
    void its_exit_code_is_that_of_the_process() throws IOException, InterruptedException {
        assertThat(run("verify").code()).isEqualTo(2);
        assertThat(run("verify", "--vkey", key(), "--receipt", "nowhere").code()).isEqualTo(3);
    }

    private static String key() {
        return "log.citynet.example+fb5aa0c7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                HansaApplication.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            // Read first: a process that cannot write does not end.
            var said = output.readAllAsString();
            return new Ended(process.waitFor(), said);
        }
    }
}
