package city.hansa.app.axonserver;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/** An Axon Server with one context, on loopback. It may be stopped and started, and keeps its port and its events. */
public final class FakeAxonServer implements AutoCloseable {

    private final FakeEvents events = new FakeEvents();
    private final int port;
    private Server server;

    private FakeAxonServer() {
        this.port = freePort();
        this.server = listen();
    }

    public static FakeAxonServer start() {
        return new FakeAxonServer();
    }

    /** As {@code axon.axonserver.servers} has it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends all its connections, at once. */
    public void stop() {
        events.close();
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** After {@link #stop}. */
    public void startAgain() {
        events.open();
        server = listen();
    }

    @Override
    public void close() {
        stop();
    }

    private Server listen() {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .maxInboundMessageSize(1 << 26)
                    .permitKeepAliveTime(1, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .addService(new FakePlatform(port))
                    .addService(new FakeCommands())
                    .addService(new FakeQueries())
                    .addService(new FakeEventStore(events))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
