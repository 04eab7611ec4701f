package city.hansa.app;

import city.hansa.app.axonserver.FakeAxonServer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A journey, or one that it extends, is made on Axon Server: every application that it starts joins the same one. That is
 * the one at the address in {@code AXONSERVER}, emptied first, which its development mode allows; else one in this process.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnAxonServer.Served.class)
@interface OnAxonServer {

    final class Served implements BeforeAllCallback, AfterAllCallback {

        private static final @Nullable String REAL = System.getenv("AXONSERVER");
        private static final int HTTP_PORT = 8024;

        private static String address = "";
        private static @Nullable FakeAxonServer fake;

        @Override
        public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
            if (REAL == null) {
                fake = FakeAxonServer.start();
                address = fake.address();
            } else {
                empty(REAL);
                address = REAL;
            }
        }

        @Override
        public void afterAll(ExtensionContext context) {
            address = "";
            if (fake != null) {
                fake.close();
                fake = null;
            }
        }

        /** What an application is started with; nothing where no server is there. */
        static List<String> properties() {
            return address.isEmpty()
                    ? List.of()
                    : List.of("spring.profiles.active=axonserver", "axon.axonserver.servers=" + address);
        }

        /** The one in this process, which alone may be stopped; null with a real one. */
        static @Nullable FakeAxonServer fake() {
            return fake;
        }

        private static void empty(String server) throws IOException, InterruptedException {
            var host = server.substring(0, server.lastIndexOf(':'));
            var purge = URI.create("http://" + host + ":" + HTTP_PORT + "/v1/devmode/purge-events");
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(HttpRequest.newBuilder(purge).DELETE().build(), BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("Axon Server was not emptied: " + answer.statusCode() + " " + answer.body());
                }
            }
        }
    }
}
