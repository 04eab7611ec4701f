package city.hansa.app.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition itself, with a limit; between two looks the processor is left to those who are waited for. */
final class Awaited {

    /** Longer than any promise: who waits so long has found a fault. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

    static void until(String what, BooleanSupplier condition) {
        present(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T present(String what, Supplier<Optional<T>> look) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain: " + what);
    }

    /** Returns when a node says that commands are taken and its views have caught up; answers how long that took. */
    static Duration ready(Client node, long since) {
        try {
            until(node.address() + " is ready", () -> isReady(node));
        } catch (AssertionError inVain) {
            var standing = node.get("/api/operations/projections").text();
            throw new AssertionError(node.get("/actuator/health/readiness").text() + "\n" + standing, inVain);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static boolean isReady(Client node) {
        try {
            return node.get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private Awaited() {}
}
