package city.hansa.benchmark;

import city.hansa.app.HansaApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The whole application in this process, with an empty log, on a free port. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {

    static Running in(Path directory) {
        return new Running(SpringApplication.run(
                HansaApplication.class,
                "--server.port=0",
                "--management.server.port=-1",
                "--hansa.limits.reads=1000000",
                "--hansa.limits.writes=1000000",
                "--hansa.story=none",
                "--hansa.data-directory=" + directory));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    /** An access token of one of the demonstration's users. */
    String token(String user) throws IOException, InterruptedException {
        var secret = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/oauth2/token"))
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(answer).get("access_token").stringValue();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
