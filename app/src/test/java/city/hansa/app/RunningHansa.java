package city.hansa.app;

import static java.util.Objects.requireNonNull;

import city.hansa.app.database.MigratedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application in this process: own data directory, a free port, real HTTP. It finds its database migrated. As a
 * newcomer starts it, on an empty directory, it begins in {@link CrashJourney}.
 */
public final class RunningHansa implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebServerApplicationContext context;
    private final Asking asking;

    private RunningHansa(WebServerApplicationContext context, Asking asking) {
        this.context = context;
        this.asking = asking;
    }

    /** Starts it and returns when it is ready; {@code properties} as {@code name=value}. */
    public static RunningHansa start(Path dataDirectory, String... properties) {
        return start(dataDirectory, Clock.systemUTC(), properties);
    }

    /** With another clock than the machine's. */
    static RunningHansa start(Path dataDirectory, Clock clock, String... properties) {
        return start(dataDirectory, Clock.class, clock, properties);
    }

    /** With another bean of a type than the application's own. */
    static <T> RunningHansa start(Path dataDirectory, Class<T> type, T other, String... properties) {
        if (Stream.of(properties).noneMatch(property -> property.startsWith("spring.datasource.url="))) {
            MigratedDatabase.copyInto(dataDirectory);
        }
        var arguments = new ArrayList<>(List.of("--server.port=0", "--hansa.data-directory=" + dataDirectory));
        if (Stream.of(properties).noneMatch(property -> property.startsWith("management.server.port="))) {
            // A server more takes its time, and most have no use for it.
            arguments.add("--management.server.port=-1");
        }
        Stream.concat(OnAxonServer.Served.properties().stream(), Stream.of(properties))
                .forEach(property -> arguments.add("--" + property));
        var application = new SpringApplication(HansaApplication.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("ofTheTest", type, () -> other, definition -> definition.setPrimary(true)));
        var context = (WebServerApplicationContext) application.run(arguments.toArray(String[]::new));
        return new RunningHansa(context, Asking.as(dataDirectory, requireNonNull(context.getWebServer()).getPort()));
    }

    Asking ask() {
        return asking;
    }

    /** At the port of those who run it; started with {@code management.server.port=0}, or there is none. */
    Asking manage() {
        return new Asking(
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port"),
                HttpClient.newHttpClient(),
                Tokens.NONE);
    }

    public String address() {
        return asking.base();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All of a type. */
    <T> Stream<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values().stream();
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
    }

    /** Asks an application over HTTP. */
    record Asking(String base, HttpClient http, Tokens tokens) {

        /** As one who is trusted with everything, and speaks for whoever the request is given for. */
        static Asking as(Path dataDirectory, int port) {
            return new Asking("http://127.0.0.1:" + port, HttpClient.newHttpClient(), Tokens.of(dataDirectory));
        }

        /** As somebody of those roles and mandates. */
        Asking as(String subject, List<String> roles, List<String> mandates) {
            return new Asking(base, http, tokens.of(subject, roles, mandates));
        }

        /** As anybody, who shows no token. */
        Asking anybody() {
            return new Asking(base, http, Tokens.NONE);
        }

        JsonNode get(String path, String... headers) {
            return answer("GET", path, null, headers).json();
        }

        Answer post(String path, String body, String... headers) {
            return answer("POST", path, body, headers);
        }

        /** A body that is not text, as JSON. */
        Answer post(String path, byte[] body) {
            return post(path, body, "application/json");
        }

        /** A body of that type. */
        Answer post(String path, byte[] body, String type) {
            var all = new ArrayList<>(List.of("Content-Type", type));
            all.addAll(tokens.header(path, new String(body, StandardCharsets.UTF_8)));
            return send("POST", path, BodyPublishers.ofByteArray(body), all.toArray(String[]::new));
        }

        /** Headers as name, value, name, value. */
        Answer answer(String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
            var all = new ArrayList<>(List.of(headers));
            if (!all.contains("Authorization")) {
                all.addAll(tokens.header(path, body));
            }
            if (body == null) {
                return send(method, path, BodyPublishers.noBody(), all.toArray(String[]::new));
            }
            if (!all.contains("Content-Type")) {
                all.addAll(List.of("Content-Type", "application/json"));
            }
            return send(method, path, BodyPublishers.ofString(body), all.toArray(String[]::new));
        }

        /** With those headers alone. */
        Answer send(String method, String path, byte[] body, List<String> headers) {
            return send(method, path, BodyPublishers.ofByteArray(body), headers.toArray(String[]::new));
        }

        private Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
            var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return new Answer(http.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** What was answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
