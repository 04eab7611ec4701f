package city.hansa.app;

import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tokens: those of the demonstration's provider are taken, and no other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class TokenJourney {

    private static final String REPORT = "/api/operations/projections";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static ECKey key;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        key = hansa.ask().tokens().key();
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void a_program_gets_a_token_with_its_secret_in_one_call_and_is_who_it_says() {
        var token = token("operator", "operator");

        assertThat(with(token).status()).isEqualTo(200);
        refused(with(token("dashboard", "dashboard")), 403, "FORBIDDEN");
        assertThat(credentials("operator", "guessed").status()).isEqualTo(401);
    }

    @Test
    void an_officer_speaks_for_their_own_city_from_its_registration_on() {
        var bearer = "Bearer " + token("dortmund", "dortmund");
        var body = """
                {"name":"Dortmund","country":"DE","identifiers":[{"scheme":"UNLOCODE","value":"DEDTM"}]}""";

        var registered = Given.created(hansa.ask().post("/api/cities", body, "Authorization", bearer));
        var renamed = hansa.ask().post(
                "/api/cities/" + Given.id(registered) + "/rename-city", "{\"name\":\"Throtmanni\"}", "Authorization", bearer);

        Given.done(renamed);
        var foreign = """
                {"name":"Leeds","country":"GB","identifiers":[{"scheme":"UNLOCODE","value":"GBLDS"}],"by":{"network":"%s"}}"""
                .formatted(UUID.randomUUID());
        refused(hansa.ask().post("/api/cities", foreign, "Authorization", bearer), 403, "NO_MANDATE");
    }

    @Test
    void whom_a_token_speaks_for_is_told_by_id_once_the_register_has_them() {
        var bearer = "Bearer " + token("leeds", "leeds");
        assertThat(hansa.ask().anybody().get("/api/mandates", "Authorization", bearer).get("parties")).isEmpty();

        var leeds = Given.created(hansa.ask().post("/api/cities", """
                {"name":"Leeds","country":"GB","identifiers":[{"scheme":"GEONAMES","value":"2644688"}]}"""));
        Given.awaited(hansa.ask(), "/api/cities/" + Given.id(leeds) + "?minPosition=" + Given.position(leeds));

        assertThat(hansa.ask().anybody().get("/api/mandates", "Authorization", bearer).get("parties"))
                .extracting(party -> party.get("city").stringValue())
                .containsExactly(Given.id(leeds));
        assertThat(hansa.ask().anybody().get("/api/mandates").get("parties")).isEmpty();
    }

    @Test
    void a_denial_is_a_line_of_its_own_in_the_log(CapturedOutput output) {
        with("nonsense");
        with(token("dashboard", "dashboard"));

        assertThat(output.getAll().replace("\\", "").lines().filter(line -> line.contains("\"access\":\"denied\"")))
                .anyMatch(line -> line.contains("\"caller\":\"anybody\"") && line.contains("\"status\":401"))
                .anyMatch(line -> line.contains("\"caller\":\"subject:dashboard\"") && line.contains("\"status\":403"));
    }

    @Test
    void the_key_is_its_owners_alone() throws Exception {
        var file = data.resolve("identity").resolve("signing-key.jwk");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void a_page_to_sign_in_is_there_and_the_provider_describes_itself() {
        var page = hansa.ask().anybody().answer("GET", "/login", null);
        var description = hansa.ask().get("/.well-known/openid-configuration");

        assertThat(page.response().body()).contains("<form", "password");
        assertThat(description.get("token_endpoint").stringValue()).endsWith("/oauth2/token");
    }

    @Test
    void no_answer_is_framed_sniffed_or_run() {
        for (var path : List.of("/api/cities", "/nowhere", "/log/vkey", "/api-docs/ui")) {
            var answer = hansa.ask().anybody().answer("GET", path, null);
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src", "frame-ancestors 'none'");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        }
    }

    @Test
    void a_token_that_holds_is_taken() throws Exception {
        assertThat(with(signed(header -> {}, claims -> {})).status()).isEqualTo(200);
    }

    @Test
    void no_forged_token_is_taken() throws Exception {
        var forged = forged();

        assertThat(forged).hasSizeGreaterThanOrEqualTo(25);
        forged.forEach((what, token) -> {
            var answer = with(token);
            assertThat(answer.status()).as(what).isEqualTo(401);
            assertThat(answer.json().get("reason").stringValue()).as(what).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate")).as(what).startsWith("Bearer");
        });
    }

    /** By what is wrong with it. */
    private static Map<String, String> forged() throws Exception {
        var good = signed(header -> {}, claims -> {});
        var parts = good.split("\\.", -1);
        var other = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        var rsa = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        var now = Clock.systemUTC().instant();
        var all = new LinkedHashMap<String, String>();
        all.put("no signature at all, by alg none", new PlainJWT(claims(claims -> {})).serialize());
        all.put("alg none spelt otherwise", encoded("{\"alg\":\"nOnE\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        all.put("the signature left out", parts[0] + "." + parts[1] + ".");
        all.put("HS256 with the public key's text", mac(key.toPublicJWK().toJSONString()));
        all.put("HS256 with the public key's DER", mac(key.toPublicKey().getEncoded()));
        all.put("another key under the same id", signed(new ECDSASigner(other), header(header -> {}), claims(c -> {})));
        all.put("an RSA key under the same id", signed(new RSASSASigner(rsa), rs256(), claims(c -> {})));
        all.put("another key in jwk", signed(
                new ECDSASigner(other), header(header -> header.jwk(other.toPublicJWK())), claims(c -> {})));
        all.put("another key by jku", signed(
                new ECDSASigner(other),
                header(header -> header.jwkURL(URI.create("http://127.0.0.1:1/keys"))),
                claims(c -> {})));
        all.put("another key by x5u", signed(
                new ECDSASigner(other),
                header(header -> header.x509CertURL(URI.create("http://127.0.0.1:1/keys"))),
                claims(c -> {})));
        all.put("a key id that nobody has", signed(header -> header.keyID("nobody"), claims -> {}));
        all.put("a key id that is a path", signed(header -> header.keyID("../../../../dev/null"), claims -> {}));
        all.put("a key id that is SQL", signed(header -> header.keyID("' or 1=1 --"), claims -> {}));
        all.put("what must be understood and is not", signed(header -> header.criticalParams(Set.of("exp")), claims -> {}));
        all.put("another issuer", signed(header -> {}, claims -> claims.issuer("https://id.example.org")));
        all.put("an issuer that begins alike", signed(header -> {}, claims -> claims.issuer("http://localhost.example.org")));
        all.put("no issuer", signed(header -> {}, claims -> claims.issuer(null)));
        all.put("another audience", signed(header -> {}, claims -> claims.audience("other")));
        all.put("no audience", signed(header -> {}, claims -> claims.audience((String) null)));
        all.put("no subject", signed(header -> {}, claims -> claims.subject(null)));
        all.put("an id token's type", signed(header -> header.type(JOSEObjectType.JWT), claims -> {}));
        all.put("no type", signed(header -> header.type(null), claims -> {}));
        all.put("expired", signed(header -> {}, claims -> claims.expirationTime(Date.from(now.minusSeconds(3_600)))));
        all.put("never expiring", signed(header -> {}, claims -> claims.expirationTime(null)));
        all.put("not yet valid", signed(header -> {}, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(3_600)))));
        all.put("claims of another", parts[0] + "." + encoded(claims(c -> c.subject("other")).toString()) + "." + parts[2]);
        all.put("a signature of zeroes", parts[0] + "." + parts[1] + "." + encoded(new byte[64]));
        all.put("a changed signature", good.substring(0, good.length() - 6) + "AAAAAA");
        all.put("no token", "nonsense");
        all.put("three dots", "..");
        return all;
    }

    private static String signed(Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims)
            throws JOSEException {
        return signed(new ECDSASigner(key), header(header), claims(claims));
    }

    private static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String mac(String secret) throws JOSEException {
        return mac(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(byte[] secret) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        return signed(new MACSigner(Arrays.copyOf(secret, Math.max(secret.length, 32))), header, claims(c -> {}));
    }

    private static JWSHeader rs256() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
    }

    private static JWSHeader header(Consumer<JWSHeader.Builder> change) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
        change.accept(header);
        return header.build();
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .subject("operator")
                .audience("hansa")
                .expirationTime(Date.from(Clock.systemUTC().instant().plusSeconds(600)))
                .claim("roles", List.of("operator"));
        change.accept(claims);
        return claims.build();
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private static String encoded(byte[] bytes) {
        return Base64URL.encode(bytes).toString();
    }

    private static Answer with(String token) {
        return hansa.ask().answer("GET", REPORT, null, "Authorization", "Bearer " + token);
    }

    private static String token(String client, String secret) {
        return credentials(client, secret).json().get("access_token").stringValue();
    }

    private static Answer credentials(String client, String secret) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return hansa.ask().answer(
                "POST",
                "/oauth2/token",
                "grant_type=client_credentials",
                "Content-Type", "application/x-www-form-urlencoded",
                "Authorization", "Basic " + basic);
    }
}
