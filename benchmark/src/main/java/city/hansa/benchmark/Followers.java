package city.hansa.benchmark;

import city.hansa.api.CityId;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.mandate.Mandates;
import city.hansa.benchmark.measure.Ids;
import city.hansa.ledger.axon.Acknowledgement;
import city.hansa.web.stream.Listeners;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * A thousand who follow the feed of the whole application over HTTP: from a command's acknowledgement to the moment
 * when the last of them has the event, and what they cost in memory, which must not grow with what they are told. They
 * live in the same process, so the figures hold both ends of each connection.
 */
final class Followers {

    private static final int FOLLOWERS = Integer.getInteger("benchmark.followers", 1000);
    private static final int EVENTS = 200;

    static String measure(Path directory) throws Exception {
        try (var hansa = Running.in(directory)) {
            var port = hansa.port();
            var commands = hansa.bean(CommandGateway.class);
            var listeners = hansa.bean(Listeners.class);
            once(commands);
            var alone = usedMemory();
            var arrivals = new ConcurrentHashMap<Long, CountDownLatch>();
            var sockets = new ArrayList<Socket>();
            for (var i = 0; i < FOLLOWERS; i++) {
                sockets.add(follow(port, arrivals));
            }
            while (listeners.count() < FOLLOWERS) {
                Thread.onSpinWait();
            }
            tell(commands, arrivals);
            var followed = usedMemory();
            var nanos = tell(commands, arrivals);
            var later = usedMemory();
            for (var socket : sockets) {
                socket.close();
            }
            return String.format(
                    Locale.ROOT,
                    "%d listeners, all told: p50 %6.2f ms   p99 %7.2f ms   %d kB each, %d kB each after %d events more",
                    FOLLOWERS,
                    nanos[EVENTS / 2] / 1e6,
                    nanos[EVENTS * 99 / 100] / 1e6,
                    (followed - alone) / FOLLOWERS / 1024,
                    (later - alone) / FOLLOWERS / 1024,
                    EVENTS);
        }
    }

    /** Sorted times until all have been told, one event after another. */
    private static long[] tell(CommandGateway commands, ConcurrentHashMap<Long, CountDownLatch> arrivals)
            throws InterruptedException {
        var nanos = new long[EVENTS];
        for (var i = 0; i < EVENTS; i++) {
            var position = once(commands);
            var committed = System.nanoTime();
            arrival(arrivals, position).await();
            nanos[i] = System.nanoTime() - committed;
            arrivals.remove(position);
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static CountDownLatch arrival(ConcurrentHashMap<Long, CountDownLatch> arrivals, long position) {
        return arrivals.computeIfAbsent(position, _ -> new CountDownLatch(FOLLOWERS));
    }

    private static Socket follow(int port, ConcurrentHashMap<Long, CountDownLatch> arrivals) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET /api/feed?after=0 HTTP/1.1\r\nHost: hansa\r\nAccept: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        Thread.startVirtualThread(() -> listen(socket, arrivals));
        return socket;
    }

    /** Byte by byte from a small buffer: what is measured is the server. */
    private static void listen(Socket socket, ConcurrentHashMap<Long, CountDownLatch> arrivals) {
        try (InputStream input = socket.getInputStream()) {
            var buffer = new byte[512];
            var mark = "\nid: ".getBytes(StandardCharsets.US_ASCII);
            var matched = 0;
            var id = -1L;
            for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    var next = buffer[i];
                    if (id >= 0 && next >= '0' && next <= '9') {
                        id = id * 10 + next - '0';
                    } else if (id >= 0) {
                        arrival(arrivals, id).countDown();
                        id = -1;
                        matched = next == mark[0] ? 1 : 0;
                    } else {
                        matched = next == mark[matched] ? matched + 1 : next == mark[0] ? 1 : 0;
                        if (matched == mark.length) {
                            id = 0;
                            matched = 0;
                        }
                    }
                }
            }
        } catch (IOException _) {
            // The measurement is over.
        }
    }

    private static long once(CommandGateway commands) {
        var city = new CityId(Ids.next());
        var metaData = Envelope.of(new Actor(Role.OFFICER, city), Edtf.parse("2026")).toMetaData();
        Mandates.OF_EVERY_PARTY.putInto(metaData);
        Acknowledgement done = commands.sendAndWait(
                new GenericCommandMessage<>(new RegisterCity(city, "Dortmund", "DE", null, List.of()))
                        .withMetaData(metaData));
        return done.position();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Followers() {}
}
