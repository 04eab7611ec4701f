package city.hansa.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What is sent to processes, each by its number. */
enum Signal {
    STOP,
    CONT,
    KILL;

    void to(long process) {
        to(List.of(process));
    }

    void to(List<Long> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(process -> command.add(Long.toString(process)));
        try {
            // One that has ended meanwhile is no fault.
            new ProcessBuilder(command).redirectErrorStream(true).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
