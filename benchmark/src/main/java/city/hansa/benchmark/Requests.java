package city.hansa.benchmark;

import city.hansa.benchmark.measure.Load;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** What a network's secretariat asks over HTTP with its token, from clients on the same processors: facts, and reads of one. */
final class Requests {

    private static final int CLIENTS = 64;
    private static final int WARM_UP = 4;

    private final String address;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong numbers = new AtomicLong();
    private final String token;
    private final String network;
    private final String city;

    private Requests(Running hansa, Path directory) throws IOException, InterruptedException, JOSEException, ParseException {
        address = hansa.address();
        network = id(post("/api/networks", """
                {"name":"Eurocities","kind":"ASSOCIATION","effective":"1986"}""", hansa.token("eurocities")));
        token = signed(directory, "network:" + network);
        city = id(register());
        hansa.untilShown();
    }

    static void measure(Path directory, Duration cell, int rounds) throws Exception {
        try (var hansa = Running.in(directory)) {
            var requests = new Requests(hansa, directory);
            for (var round = 0; round <= rounds; round++) {
                // The optimizing compiler has its time in the first.
                var duration = round == 0 ? cell.multipliedBy(WARM_UP) : cell;
                System.out.println(round == 0 ? "warm-up" : "round " + round);
                System.out.println(
                        "64 clients, a city each         " + Load.run(CLIENTS, duration, _ -> () -> once(requests.register())));
                System.out.println(
                        "64 clients, one city read       " + Load.run(CLIENTS, duration, _ -> () -> once(requests.read())));
            }
        }
    }

    private static int once(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return 1;
    }

    private HttpResponse<String> register() throws IOException, InterruptedException {
        var body = """
                {"name":"City %d","country":"DE","identifiers":[],"by":{"network":"%s"}}"""
                .formatted(numbers.incrementAndGet(), network);
        return post("/api/cities", body, token);
    }

    private HttpResponse<String> read() throws IOException, InterruptedException {
        return http.send(request("/api/cities/" + city, token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String bearer) throws IOException, InterruptedException {
        var request = request(path, bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + bearer);
    }

    private static String id(HttpResponse<String> answer) {
        once(answer);
        return JsonMapper.shared().readTree(answer.body()).get("id").stringValue();
    }

    /** As the demonstration's provider would sign for a secretariat whose mandate names its network by id, as a house's own does. */
    private static String signed(Path directory, String mandate) throws IOException, JOSEException, ParseException {
        var key = ECKey.parse(Files.readString(directory.resolve("identity").resolve("signing-key.jwk")));
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .subject("secretariat")
                .audience("hansa")
                .expirationTime(Date.from(Clock.systemUTC().instant().plusSeconds(3600)))
                .claim("roles", List.of("secretariat"))
                .claim("mandates", List.of(mandate))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
