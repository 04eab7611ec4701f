package city.hansa.app.identity;

import city.hansa.app.HansaProperties;
import city.hansa.web.security.Tokens;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The OpenID provider that {@code hansa.security.issuer} names (OpenID Connect Discovery 1.0). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("hansa.security.issuer")
class OtherProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** For so long keys that were fetched serve while the provider is away; after that no token can be checked. */
    private static final Duration OUTAGE = Duration.ofHours(4);

    @Bean
    JwtDecoder jwtDecoder(HansaProperties properties, Clock clock) {
        return new Lazily(properties.security(), clock);
    }

    /** The provider is asked when the first token comes, and asked again until it has answered: it may start later. */
    private static final class Lazily implements JwtDecoder {

        private final HansaProperties.Security security;
        private final Clock clock;
        private final ReentrantLock asking = new ReentrantLock();
        private volatile @Nullable JwtDecoder decoder;

        private Lazily(HansaProperties.Security security, Clock clock) {
            this.security = security;
            this.clock = clock;
        }

        @Override
        public Jwt decode(String token) {
            var known = decoder;
            return (known == null ? discovered() : known).decode(token);
        }

        private JwtDecoder discovered() {
            asking.lock();
            try {
                var known = decoder;
                if (known != null) {
                    return known;
                }
                var issuer = Objects.requireNonNull(security.issuer());
                var found = Tokens.decoder(
                        keys(issuer), issuer.toString()::equals, security.audience(), security.tokenTypes(), clock);
                decoder = found;
                return found;
            } catch (RuntimeException | MalformedURLException away) {
                throw new JwtException("the provider's description cannot be read", away);
            } finally {
                asking.unlock();
            }
        }
    }

    private static JWKSource<SecurityContext> keys(URI issuer) throws MalformedURLException {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        var description = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(JsonNode.class);
        if (description == null || !issuer.toString().equals(description.path("issuer").asString(""))) {
            throw new IllegalStateException("the provider calls itself by another name than " + issuer);
        }
        var keys = URI.create(description.path("jwks_uri").asString("")).toURL();
        return JWKSourceBuilder.<SecurityContext>create(keys)
                .retrying(true)
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }
}
