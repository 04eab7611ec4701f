package city.hansa.app.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to a port of this machine, with an address that stays while what is behind it changes. It can be told to fail as
 * networks do: to break a connection at a byte of a stream, in the middle of whatever is said there.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong broken = new AtomicLong();
    private volatile int target;
    private volatile boolean isCut;
    private volatile Fault fault = (_, bytes) -> bytes;

    /** What becomes of the next bytes of a connection; used by many threads. */
    @FunctionalInterface
    private interface Fault {

        /**
         * How many of them are still passed on; the connection breaks if it is fewer than there are.
         *
         * @param isAnswer whether they come from what is behind
         */
        int passes(boolean isAnswer, int bytes);
    }

    Wire() {
        try {
            listening = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void leadsTo(int port) {
        target = port;
    }

    /** Breaks the connection that carries that byte, counted from now on over all connections and both directions. */
    void breakAfter(long bytes) {
        var left = new AtomicLong(bytes);
        fault = (_, next) -> {
            var before = left.getAndAdd(-next);
            return before < 0 || before > next ? next : (int) before;
        };
    }

    /** Breaks so many connections within an answer, or before it, each chosen at random. */
    void breakAnswers(int count, Random random) {
        var left = new AtomicLong(count);
        fault = (isAnswer, next) -> {
            synchronized (random) {
                return isAnswer && random.nextInt(8) == 0 && left.getAndDecrement() > 0 ? random.nextInt(next) : next;
            }
        };
    }

    /** Ends all connections and lets no other through, until it is mended. */
    void cutOff() {
        isCut = true;
        open.forEach(this::close);
    }

    void mend() {
        isCut = false;
    }

    /** How many connections it has broken. */
    long broken() {
        return broken.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var near = listening.accept();
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        if (isCut) {
            close(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(near);
            open.add(far);
            Thread.ofVirtual().start(() -> pass(near, far, false));
            pass(far, near, true);
        } catch (IOException _) {
            close(near);
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        try {
            pass(from.getInputStream(), to.getOutputStream(), isAnswer);
        } catch (IOException _) {
            // By either side, or by a fault: nothing more passes in either direction.
        } finally {
            close(from);
            close(to);
        }
    }

    private void pass(InputStream in, OutputStream out, boolean isAnswer) throws IOException {
        var buffer = new byte[BUFFER];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            var passes = fault.passes(isAnswer, read);
            out.write(buffer, 0, passes);
            if (passes < read) {
                broken.incrementAndGet();
                return;
            }
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed either way.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::close);
    }
}
