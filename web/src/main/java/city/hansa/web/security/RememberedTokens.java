package city.hansa.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once a while: a caller shows the same one with each request, and to verify it costs about
 * as much as all else of a request (ADR 53). Its claims, and so whether its time has ended, are checked each time. Safe for
 * use by several threads.
 */
final class RememberedTokens implements JwtDecoder {

    /** By as much longer a key is trusted that its provider withdrew; how long keys are kept is the decoder's affair. */
    private static final Duration WHILE = Duration.ofMinutes(1);

    /** Characters of tokens in all; only what a provider signed takes up room. */
    private static final long MOST = 4_000_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .expireAfterWrite(WHILE)
            .maximumWeight(MOST)
            .weigher((String token, Jwt _) -> token.length())
            .build();

    /**
     * Remembers what another has verified.
     *
     * @param signatures throws for a token that the provider did not sign
     */
    RememberedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims) {
        this.signatures = signatures;
        this.claims = claims;
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        var jwt = known == null ? signatures.decode(token) : known;
        if (known == null) {
            // Two threads may verify one token; what waits for a provider's keys is to keep no other waiting.
            verified.put(token, jwt);
        }
        var checked = claims.validate(jwt);
        if (checked.hasErrors()) {
            throw new JwtValidationException("the claims of the token do not hold", checked.getErrors());
        }
        return jwt;
    }
}
