package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom the server runs, for PostgreSQL refuses to run as root, and how it is told that this process has ended.
 *
 * <p>Order matters in the commands: a change of credentials clears the parent-death signal, so that is asked for last.
 * The server has a session of its own, or Ctrl-C in the terminal would end it before those who still use it.
 */
enum ServerIdentity {

    /** Root in a user namespace of its own, in which PostgreSQL does not see root. */
    NAMESPACED_ROOT("unshare -U", "setsid unshare -U setpriv --pdeathsig SIGINT"),

    /** Where root may make no user namespace (a container's default): the user nobody. */
    NOBODY(
            "setpriv --reuid=nobody --regid=nogroup --clear-groups",
            "setsid setpriv --reuid=nobody --regid=nogroup --clear-groups --pdeathsig SIGINT"),

    /** An ordinary user on Linux. */
    ORDINARY("", "setsid setpriv --pdeathsig SIGINT"),

    /** An ordinary user where nothing can tie the server's life to ours, as on macOS. */
    PLAIN("", "");

    private final String alone;
    private final String tied;

    ServerIdentity(String alone, String tied) {
        this.alone = alone;
        this.tied = tied;
    }

    static ServerIdentity ofThisProcess() {
        if ("root".equals(System.getProperty("user.name"))) {
            return succeeds(NAMESPACED_ROOT.server(List.of("true"))) ? NAMESPACED_ROOT : NOBODY;
        }
        return succeeds(ORDINARY.server(List.of("true"))) ? ORDINARY : PLAIN;
    }

    /** The command line of a tool that ends by itself, such as initdb. */
    List<String> tool(List<String> command) {
        return prefixed(alone, command);
    }

    /** The command line of the server, which is to die with the thread that starts it. */
    List<String> server(List<String> command) {
        return prefixed(tied, command);
    }

    /** Where the binaries are unpacked: the user's cache, unless the server's user could not reach that. */
    Path binariesHome(Path data) {
        if (this == NOBODY) {
            return data.resolveSibling("postgres-binaries");
        }
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("hansa");
    }

    /** Gives a file or directory to the server's user. */
    void own(Path path) {
        if (this != NOBODY) {
            return;
        }
        try {
            var nobody = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(path, nobody);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> prefixed(String prefix, List<String> command) {
        var all = new ArrayList<String>();
        if (!prefix.isEmpty()) {
            all.addAll(List.of(prefix.split(" ", -1)));
        }
        all.addAll(command);
        return all;
    }

    private static boolean succeeds(List<String> command) {
        try {
            return Tool.run(command, Optional.empty()).exitCode() == 0;
        } catch (UncheckedIOException _) {
            // The tool is not there.
            return false;
        }
    }
}
