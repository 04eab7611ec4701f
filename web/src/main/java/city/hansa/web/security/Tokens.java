package city.hansa.web.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads access tokens (RFC 9068; RFC 8725 for what is checked): signed by a key of the provider with an algorithm of the
 * list, of the right type, of this issuer and for this audience, and within their time. A key that a token brings along
 * in its header is never looked at.
 */
public final class Tokens {

    /** What a provider may sign with; each is verified with the keys of its own kind alone. */
    static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    /** By how much a provider's clock may differ from ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    /**
     * @param keys of the provider
     * @param issuer whether a text is the provider's name
     * @param types of the tokens, in any case, such as {@code at+jwt}
     */
    public static JwtDecoder decoder(
            JWKSource<SecurityContext> keys,
            Predicate<String> issuer,
            String audience,
            List<String> types,
            Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                types.stream().map(JOSEObjectType::new).collect(Collectors.toSet())));
        processor.setJWSKeySelector(new ProviderKeys(keys));
        processor.setJWSVerifierFactory(new Verifiers());
        // Claims are checked below.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new RememberedTokens(decoder, claims(issuer, audience, clock));
    }

    private static OAuth2TokenValidator<Jwt> claims(Predicate<String> issuer, String audience, Clock clock) {
        var time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<Object>(JwtClaimNames.ISS, one -> one != null && issuer.test(one.toString())),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, all -> all != null && all.contains(audience)),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }

    private Tokens() {}
}
