package city.hansa.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/** On what and when it was measured: a figure without it is none. */
public final class Machine {

    /** Processor, memory, JDK, date, and how busy the machine was before anything was measured. */
    public static String describe(Clock clock) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%s, %d of %s, %.0f GiB, %s %s, JDK %s; load average before it %.2f",
                LocalDate.now(clock),
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / (double) (1 << 30),
                system.getName(),
                system.getVersion(),
                Runtime.version(),
                system.getSystemLoadAverage());
    }

    /** As Linux calls it; elsewhere its architecture. */
    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::architecture);
        } catch (IOException _) {
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch", "an unknown processor");
    }

    private Machine() {}
}
