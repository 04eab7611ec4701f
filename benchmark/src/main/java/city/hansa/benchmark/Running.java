package city.hansa.benchmark;

import city.hansa.app.HansaApplication;
import city.hansa.ledger.read.LedgerReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** Where it answers, without a slash at the end. */
    String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Has no processor follow the log any more, so that nothing but what is asked for is measured. */
    void rest() {
        bean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
    }

    /** Returns when the registers show all that is on the log. */
    void untilShown() throws IOException, InterruptedException {
        var head = bean(LedgerReader.class).head();
        try (var http = HttpClient.newHttpClient()) {
            for (var register : List.of("cities", "networks", "memberships", "partnerships", "changes")) {
                var asked = URI.create(address() + "/api/" + register + "?limit=1&minPosition=" + head);
                var request = HttpRequest.newBuilder(asked).build();
                while (http.send(request, BodyHandlers.discarding()).statusCode() == 503) {
                    // A read waits for some seconds by itself.
                }
            }
        }
    }

    /** As PostgreSQL does by itself within a minute or so: until then its plans are guesses, and many times slower. */
    void analyze() {
        var jdbc = bean(JdbcClient.class);
        jdbc.sql("select 'analyze view_1.' || tablename from pg_tables where schemaname = 'view_1'")
                .query(String.class)
                .list()
                .forEach(analyze -> jdbc.sql(analyze).update());
    }

    /** An access token of one of the demonstration's users. */
    String token(String user) throws IOException, InterruptedException {
        var secret = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(address() + "/oauth2/token"))
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
