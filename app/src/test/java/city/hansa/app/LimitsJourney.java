package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Asking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks too much, too often or too slowly is told so, and nobody else notices. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsJourney {

    private static final int LISTENERS = 3;

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String network = "";

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(
                data,
                "hansa.story=none",
                "hansa.limits.writes=2",
                "hansa.limits.body=1s",
                "hansa.limits.headers=1s",
                "hansa.feed.listeners-per-caller=" + LISTENERS,
                "server.tomcat.connection-timeout=1s");
        network = Given.id(created(hansa.ask().post("/api/networks", """
                {"name":"Eurocities","kind":"ASSOCIATION"}""")));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void who_writes_too_often_is_asked_to_come_again_and_reads_meanwhile() {
        var answers = Given.atOnce(16, number -> ask().post("/api/cities", cityBody("City " + number, "")));

        var refused = answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            refused(answer, 429, "TOO_MANY");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        assertThat(ask().answer("GET", "/api/cities", null).status()).isEqualTo(200);
        assertThat(ask().get("/problems/request/too-many").get("reason").stringValue()).isEqualTo("TOO_MANY");
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (ask().post("/api/cities", cityBody("Kiel", "")).status() == 429) {
            assertThat(System.nanoTime()).as("it may write again").isLessThan(deadline);
        }
    }

    @Test
    void who_listens_too_often_is_asked_to_end_one() {
        try (var _ = Listening.to(ask(), "/api/feed");
                var _ = Listening.to(ask(), "/api/feed");
                var _ = Listening.to(ask(), "/api/feed")) {
            var answer = ask().anybody().answer("GET", "/api/feed", null, "Accept", "text/event-stream");

            refused(answer, 429, "TOO_MANY");
            assertThat(answer.json().get("detail").stringValue()).contains(Integer.toString(LISTENERS));
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void a_body_that_trickles_in_is_not_waited_for() throws IOException {
        assertThat(answerTo(post() + "Content-Length: 1000000\n\n{", " ")).startsWith("HTTP/1.1 408").contains("TOO_SLOW");
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws IOException {
        assertThat(answerTo(post() + "Content-Length: 100\n\n{", "")).startsWith("HTTP/1.1 408").contains("TOO_SLOW");
    }

    @Test
    void a_table_that_does_not_come_is_not_waited_for() throws IOException {
        var path = "/api/imports?source=Register&by=network:" + network;
        var request = "POST " + path + " HTTP/1.1\nAuthorization: " + ask().tokens().header(path, null).getLast()
                + "\nHost: 127.0.0.1\nContent-Type: text/csv\nContent-Length: 100\n\nname,";

        assertThat(answerTo(request, "")).startsWith("HTTP/1.1 408").contains("TOO_SLOW");
    }

    @Test
    void headers_that_do_not_come_are_not_waited_for() throws IOException {
        assertThat(answerTo(post(), "")).isEmpty();
    }

    @Test
    void headers_that_trickle_in_are_not_waited_for() throws IOException {
        assertThat(answerTo(post() + "X-Slow: ", "x")).as("a header").isEmpty();
        assertThat(answerTo("GET /api/cities?q=", "x")).as("the line before the headers").isEmpty();
        assertThat(answerTo("\n", "\r\n")).as("blank lines before that").isEmpty();
    }

    @Test
    void headers_have_sixteen_kibibytes_at_most_and_what_is_longer_is_refused_with_a_problem() throws IOException {
        for (var request : List.of(
                post() + "X-Long: " + "x".repeat(1 << 14) + "\n\n{}",
                post() + "X-Many: x\n".repeat(1 << 11) + "\n{}",
                "GET /api/cities?q=" + "x".repeat(1 << 14) + " HTTP/1.1\nHost: 127.0.0.1\n\n")) {
            var answer = answerTo(request, "");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Type: application/problem+json", "\"reason\":\"MALFORMED\"")
                    .doesNotContainIgnoringCase("Server:", "tomcat", "apache", "exception", "xxx");
        }
    }

    /** One who may write. */
    private static String post() {
        return "POST /api/cities HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/json\nAuthorization: "
                + ask().tokens().header("/api/cities", null).getLast() + "\n";
    }

    /**
     * What the server says until it closes the connection; while it says nothing, the caller goes on with the drop. A
     * caller that is refused for writing too often comes again.
     */
    private static String answerTo(String request, String drop) throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        var answer = said(request, drop);
        while (answer.startsWith("HTTP/1.1 429")) {
            assertThat(System.nanoTime()).as("it may write again").isLessThan(deadline);
            answer = said(request, drop);
        }
        return answer;
    }

    private static String said(String request, String drop) throws IOException {
        var address = URI.create(ask().base());
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        var said = new ByteArrayOutputStream();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(US_ASCII));
            while (System.nanoTime() < deadline && !said.toString(UTF_8).contains("}")) {
                try {
                    var next = socket.getInputStream().read();
                    if (next < 0) {
                        return said.toString(UTF_8);
                    }
                    said.write(next);
                } catch (SocketTimeoutException _) {
                    socket.getOutputStream().write(drop.getBytes(US_ASCII));
                }
            }
            assertThat(System.nanoTime()).as("it is ended").isLessThan(deadline);
        } catch (SocketException _) {
            // Something was sent that is not read any more.
        }
        return said.toString(UTF_8);
    }

    private static Asking ask() {
        return hansa.ask();
    }
}
