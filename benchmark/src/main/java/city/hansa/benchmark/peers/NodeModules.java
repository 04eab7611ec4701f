package city.hansa.benchmark.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Node.js modules that two of the peers are, as the lock file beside the script has them.
 *
 * @param home where the script is
 */
record NodeModules(Path home) {

    /**
     * Has npm fetch what is not there yet. What they would run on being installed is not run.
     *
     * @throws IOException if there is no npm, or it cannot fetch them; the message is for whoever reads the table
     */
    static NodeModules fetched() throws IOException, InterruptedException {
        var home = Path.of("src", "main", "node").toAbsolutePath();
        if (!Files.exists(home.resolve("package-lock.json"))) {
            throw new IOException("it is to be run in the directory of the module");
        }
        if (!isCurrent(home)) {
            ci(home);
        }
        return new NodeModules(home);
    }

    /** What npm writes last, beside the modules, is a lock file of its own. */
    private static boolean isCurrent(Path home) throws IOException {
        var installed = home.resolve("node_modules").resolve(".package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(home.resolve("package-lock.json")))
                        > 0;
    }

    private static void ci(Path home) throws IOException, InterruptedException {
        var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--fetch-retries=1")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (npm.waitFor() != 0) {
            throw new IOException("npm ci: " + said.lines().findFirst().orElse("failed without a word"));
        }
    }

    Path directory(String module) {
        return home.resolve("node_modules").resolve(module);
    }

    /** Runs the script; its errors are shown, the rest is the caller's. */
    Process node(String script, String argument, String user, String password) throws IOException {
        var builder = new ProcessBuilder(List.of("node", home.resolve(script).toString(), argument))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Where PostgreSQL's clients look for them; the arguments of a process are for all to see.
        builder.environment().put("PGUSER", user);
        builder.environment().put("PGPASSWORD", password);
        return builder.start();
    }
}
