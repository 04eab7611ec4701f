package city.hansa.app.identity;

import static java.util.Objects.requireNonNull;

import city.hansa.app.HansaProperties;
import city.hansa.web.security.Tokens;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * An OpenID provider for trying Hansa on one machine, used unless {@code hansa.security.issuer} names another. Programs
 * get a token as a client with its secret, a browser by the authorization code with PKCE and the login page.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnProvider.NoOtherNamed.class)
class OwnProvider {

    /** {@code hansa.security.issuer} is not set. */
    static final class NoOtherNamed extends NoneNestedConditions {

        NoOtherNamed() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("hansa.security.issuer")
        static final class Named {}
    }

    /** The client of whatever runs in a browser; it has no secret. */
    private static final String PAGES = "hansa-pages";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    OwnProvider(HansaProperties properties, @Value("${server.address:0.0.0.0}") String address)
            throws UnknownHostException {
        if (!properties.security().demonstrationOnAnyAddress()
                && !InetAddress.getByName(address).isLoopbackAddress()) {
            throw new DemonstrationExposed(address);
        }
    }

    @Bean
    JWKSource<SecurityContext> demonstrationKeys(HansaProperties properties) {
        var file = properties.dataDirectory().resolve("identity").resolve("signing-key.jwk");
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.readOrMake(file)));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> demonstrationKeys, HansaProperties properties, Clock clock) {
        var security = properties.security();
        return Tokens.decoder(
                demonstrationKeys, OwnProvider::isThisMachine, security.audience(), security.tokenTypes(), clock);
    }

    /** By whatever name and port it was reached when the token was made: a container's is not the one inside. */
    private static boolean isThisMachine(String issuer) {
        try {
            var uri = URI.create(issuer);
            return "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(HttpSecurity http) throws Exception {
        return http.securityMatcher("/login", "/logout", "/default-ui.css")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService demonstrationUsers() {
        return new InMemoryUserDetailsManager(Arrays.stream(DemonstrationUser.values())
                .map(user -> User.withUsername(user.username())
                        .password("{noop}" + user.username())
                        .build())
                .toList());
    }

    @Bean
    RegisteredClientRepository demonstrationClients() {
        var clients = new ArrayList<RegisteredClient>();
        Arrays.stream(DemonstrationUser.values()).map(OwnProvider::program).forEach(clients::add);
        clients.add(pages());
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient program(DemonstrationUser user) {
        return RegisteredClient.withId(user.username())
                .clientId(user.username())
                .clientSecret("{noop}" + user.username())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens())
                .build();
    }

    /** A redirect to a loopback address may have any port (RFC 8252 §7.3). */
    private static RegisteredClient pages() {
        return RegisteredClient.withId(PAGES)
                .clientId(PAGES)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/signed-in")
                .scope("openid")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(tokens())
                .build();
    }

    private static TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(Duration.ofHours(1))
                .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    /** What a provider of the house's choice is to be configured to say of its users (docs/security.md). */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(HansaProperties properties) {
        return context -> {
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                Authentication signedIn = requireNonNull(context.getPrincipal());
                var user = DemonstrationUser.of(signedIn.getName());
                context.getJwsHeader().type(properties.security().tokenTypes().getFirst());
                context.getClaims()
                        .audience(List.of(properties.security().audience()))
                        .claim("roles", user.roles())
                        .claim("mandates", user.mandates());
            }
        };
    }
}
