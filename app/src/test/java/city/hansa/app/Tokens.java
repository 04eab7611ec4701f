package city.hansa.app;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of the demonstration's provider, signed with the key that it made at its first start. */
public final class Tokens {

    /** No token at all. */
    static final Tokens NONE = new Tokens(null, null);

    /** Signed with one key for all nodes into whose directories it is put. */
    public static final Tokens SHARED = new Tokens(fresh(), null);

    /** On whose behalf a load is given: one mandate, and so one token. To sign one for each command costs more than the load. */
    public static final String NETWORK = "0199d5c0-0000-7000-8000-00000000000e";

    private static final List<String> EVERY_ROLE = List.of("secretariat", "officer", "auditor", "operator");
    /** A header has its limits. */
    private static final int LONGEST_NAME = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern BY = Pattern.compile("[?&]by=([^&]+)");

    private final @Nullable ECKey key;
    private final @Nullable List<String> bearer;
    private final ConcurrentHashMap<List<String>, String> made = new ConcurrentHashMap<>();

    private Tokens(@Nullable ECKey key, @Nullable List<String> bearer) {
        this.key = key;
        this.bearer = bearer;
    }

    static Tokens of(Path dataDirectory) {
        try {
            var file = file(dataDirectory);
            // With another provider there is no key here to sign with.
            if (Files.notExists(file)) {
                return NONE;
            }
            return new Tokens(ECKey.parse(Files.readString(file)), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the node of that directory take the shared tokens, if it has not started yet. */
    public static void share(Path dataDirectory) {
        var file = file(dataDirectory);
        try {
            Files.createDirectories(requireNonNull(file.getParent()));
            if (Files.notExists(file)) {
                Files.writeString(file, SHARED.key().toJSONString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.resolve("identity").resolve("signing-key.jwk");
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of one who has every role, and the mandate of whoever a request is given for; the same caller every time. */
    public List<String> header(String path, @Nullable String body) {
        if (bearer != null) {
            return bearer;
        }
        return key == null ? List.of() : bearer("tester", EVERY_ROLE, mandates(path, body));
    }

    /** Those of one caller. */
    Tokens of(String subject, List<String> roles, List<String> mandates) {
        return new Tokens(key, bearer(subject, roles, mandates));
    }

    /** The header, name and value, of whoever it is. */
    List<String> bearer(String subject, List<String> roles, List<String> mandates) {
        var caller = new ArrayList<>(List.of(subject));
        caller.addAll(roles);
        caller.addAll(mandates);
        return List.of("Authorization", "Bearer " + made.computeIfAbsent(caller, _ -> sign(subject, roles, mandates)));
    }

    ECKey key() {
        return requireNonNull(key);
    }

    private String sign(String subject, List<String> roles, List<String> mandates) {
        var now = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .subject(subject)
                .audience("hansa")
                // Some tests set the application's clock.
                .expirationTime(Date.from(now.plusSeconds(3_000_000_000L)))
                .claim("roles", roles)
                .claim("mandates", mandates)
                .build();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key().getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> mandates(String path, @Nullable String body) {
        if (path.startsWith("/api/imports")) {
            var by = BY.matcher(path);
            if (!by.find()) {
                return List.of();
            }
            var named = URLDecoder.decode(by.group(1), StandardCharsets.UTF_8);
            return List.of(named.startsWith("city:") || named.startsWith("network:") ? named : "city:" + named);
        }
        var said = body == null ? null : read(body);
        if (said == null) {
            return List.of();
        }
        var by = said.path("by");
        if (by.path("city").isString()) {
            return List.of("city:" + by.path("city").stringValue());
        }
        if (by.path("network").isString()) {
            return List.of("network:" + by.path("network").stringValue());
        }
        var name = said.path("name").asString("");
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        return switch (path) {
            case "/api/cities" -> List.of("city:" + said.path("country").asString("") + ":" + name);
            case "/api/networks" -> List.of("network:" + name);
            default -> List.of();
        };
    }

    /** None of what is no object: a test that gives bad input may give anything. */
    private static @Nullable JsonNode read(String body) {
        try {
            var read = JSON.readTree(body);
            return read.isObject() ? read : null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
