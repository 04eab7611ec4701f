package city.hansa.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** What is remembered of a token, and what is asked each time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RememberedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource source = now::get;
    private final AtomicInteger askedForKeys = new AtomicInteger();
    private ECKey key;
    private JwtDecoder tokens;

    @BeforeEach
    void a_provider_with_a_key() throws JOSEException {
        key = fresh();
        var set = new JWKSet(key);
        tokens = Tokens.decoder(
                (selector, _) -> {
                    askedForKeys.incrementAndGet();
                    return selector.select(set);
                },
                "provider"::equals,
                "hansa",
                List.of("at+jwt"),
                source.withZone(ZoneOffset.UTC));
    }

    @Test
    void a_signature_is_verified_once_as_long_as_the_token_is_the_same() throws JOSEException {
        var token = signed(key, Duration.ofHours(1));

        assertThat(tokens.decode(token).getSubject()).isEqualTo("somebody");
        assertThat(tokens.decode(token).getSubject()).isEqualTo("somebody");
        assertThat(askedForKeys).hasValue(1);
        tokens.decode(signed(key, Duration.ofHours(2)));
        assertThat(askedForKeys).hasValue(2);
    }

    @Test
    void a_token_that_is_remembered_ends_when_its_time_has_ended() throws JOSEException {
        var token = signed(key, Duration.ofMinutes(5));
        tokens.decode(token);

        now.set(NOW.plus(Duration.ofMinutes(6)));

        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void what_was_refused_is_not_remembered() throws JOSEException {
        var forged = signed(new ECKey.Builder(fresh()).keyID(key.getKeyID()).build(), Duration.ofHours(1));

        assertThatThrownBy(() -> tokens.decode(forged)).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.decode(forged)).isInstanceOf(JwtException.class);
        assertThat(askedForKeys).hasValue(2);
    }

    private static ECKey fresh() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    }

    private static String signed(ECKey key, Duration time) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer("provider")
                .subject("somebody")
                .audience("hansa")
                .expirationTime(Date.from(NOW.plus(time)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
