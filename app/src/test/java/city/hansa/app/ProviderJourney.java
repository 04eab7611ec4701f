package city.hansa.app;

import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a provider of the house's own choice, that is not always there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProviderJourney {

    private static final String REPORT = "/api/operations/projections";

    @TempDir
    private Path data;

    private final ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    private final RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    private final KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final int port = freePort();
    private final String issuer = "http://127.0.0.1:" + port;

    ProviderJourney() throws Exception {}

    @Test
    void tokens_of_each_algorithm_are_taken_once_the_provider_answers_and_while_it_is_away_again() throws Exception {
        try (var hansa = RunningHansa.start(data, "hansa.story=none", "hansa.security.issuer=" + issuer)) {
            assertThat(data.resolve("identity")).doesNotExist();
            var away = ask(hansa, signed(JWSAlgorithm.ES256));
            refused(away, 503, "UNAVAILABLE");
            assertThat(away.header("Retry-After")).isEqualTo("1");
            assertThat(hansa.ask().anybody().answer("GET", "/api/cities", null).status()).as("public reads go on").isEqualTo(200);

            var provider = provider();
            for (var algorithm : List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.EdDSA)) {
                assertThat(ask(hansa, signed(algorithm)).status()).as(algorithm.getName()).isEqualTo(200);
            }
            // Each key signs with the algorithms of its kind alone.
            refused(ask(hansa, edwards("curve")), 401, "UNAUTHENTICATED");
            provider.stop(0);

            assertThat(ask(hansa, signed(JWSAlgorithm.ES256)).status()).as("by the keys that were fetched").isEqualTo(200);
        }
    }

    private static Answer ask(RunningHansa hansa, String token) {
        return hansa.ask().anybody().answer("GET", REPORT, null, "Authorization", "Bearer " + token);
    }

    /** Stands for a provider outside, which describes itself and shows its keys. */
    private HttpServer provider() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys"}""".formatted(issuer)));
        var keys = new JWKSet(List.of(curve.toPublicJWK(), rsa.toPublicJWK(), publicEdwards())).toString();
        server.createContext("/keys", exchange -> answer(exchange, keys));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private OctetKeyPair publicEdwards() {
        var encoded = edwards.getPublic().getEncoded();
        var key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key)).keyID("edwards").build();
    }

    private String signed(JWSAlgorithm algorithm) throws JOSEException, GeneralSecurityException {
        if (algorithm.equals(JWSAlgorithm.EdDSA)) {
            return edwards("edwards");
        }
        var isCurve = algorithm.equals(JWSAlgorithm.ES256);
        var token = new SignedJWT(header(algorithm, isCurve ? "curve" : "rsa"), claims());
        token.sign(isCurve ? new ECDSASigner(curve) : new RSASSASigner(rsa));
        return token.serialize();
    }

    /** By the JDK: the library would want another for it. */
    private String edwards(String keyId) throws GeneralSecurityException {
        var text = header(JWSAlgorithm.EdDSA, keyId).toBase64URL() + "." + claims().toPayload().toBase64URL();
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(edwards.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return text + "." + Base64URL.encode(signature.sign());
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt")).keyID(keyId).build();
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("somebody")
                .audience("hansa")
                .expirationTime(Date.from(Clock.systemUTC().instant().plusSeconds(600)))
                .claim("roles", List.of("operator"))
                .build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
