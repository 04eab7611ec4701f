package city.hansa.ledger.postgres;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps a server running: one that has ended although nobody stopped it, killed or for want of room, is started again
 * where it was, and as often as it takes. What it had acknowledged is on disk.
 */
final class KeptServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KeptServer.class.getName());
    private static final long PAUSE_MILLIS = 500;

    private final Supplier<ServerProcess> starting;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** Changed by the keeping thread alone; read by others once that has ended, or for its port, which stays. */
    private volatile ServerProcess server;

    /**
     * Begins to keep it.
     *
     * @param starting starts it at the same port, or throws
     */
    KeptServer(ServerProcess server, Supplier<ServerProcess> starting) {
        this.server = server;
        this.starting = starting;
        this.thread = Thread.ofPlatform().daemon().name("postgres-keeper").start(this::keep);
    }

    int port() {
        return server.port();
    }

    private void keep() {
        try {
            while (isToRun()) {
                server.process().waitFor();
                if (isToRun()) {
                    LOG.log(System.Logger.Level.WARNING, "PostgreSQL has ended with {0}; it is started again",
                            server.process().exitValue());
                    startAgain();
                }
            }
        } catch (InterruptedException _) {
            // Nobody but this class knows the thread, and it does not interrupt.
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain() throws InterruptedException {
        while (isToRun()) {
            try {
                server = starting.get();
                LOG.log(System.Logger.Level.INFO, "PostgreSQL runs again");
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "PostgreSQL does not start, and is tried again", e);
                closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean isToRun() {
        return closed.getCount() > 0;
    }

    /** Stops it for good. A start that is under way is waited for. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        var interrupted = false;
        while (thread.isAlive()) {
            server.stop();
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        // One that was just being started.
        server.stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
