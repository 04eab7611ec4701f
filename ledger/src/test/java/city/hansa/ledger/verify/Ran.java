package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A run of the command: its exit code, and what it said. */
record Ran(int code, String out, String err) {

    static Ran verify(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = Verify.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Verifies a log by its URL, with its key. */
    static Ran over(TestLog log, String... options) {
        try (var server = new LogServer(log)) {
            var arguments = new ArrayList<>(
                    List.of(server.url(), "--vkey", TestLog.KEY.verifier().toString()));
            arguments.addAll(List.of(options));
            return verify(arguments.toArray(String[]::new));
        }
    }

    Ran holds() {
        assertThat(code).as("%s%s", out, err).isZero();
        assertThat(out).contains("\nHOLDS ");
        return this;
    }

    void doesNotHold(String why) {
        assertThat(code).as("%s%s", out, err).isEqualTo(1);
        assertThat(out).contains("DOES NOT HOLD " + why).doesNotContain("\nHOLDS ");
    }

    void cannotBeRead(String what) {
        assertThat(code).as("%s%s", out, err).isEqualTo(3);
        assertThat(err).contains(what);
        assertThat(out).doesNotContain("HOLD");
    }
}
