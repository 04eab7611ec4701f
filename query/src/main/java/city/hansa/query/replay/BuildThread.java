package city.hansa.query.replay;

import org.jspecify.annotations.Nullable;

/** The thread of the build that this node runs: one at a time, as the table has it. */
final class BuildThread implements AutoCloseable {

    private volatile @Nullable Thread running;

    void start(String name, Runnable build) {
        running = Thread.ofPlatform().daemon().name(name).start(build);
    }

    /** Ends what runs, which is then marked as failed; waits for that, 5 seconds at most. */
    @Override
    public void close() {
        var thread = running;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(5_000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
