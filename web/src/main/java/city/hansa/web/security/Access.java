package city.hansa.web.security;

import static city.hansa.web.security.CallerRole.AUDITOR;
import static city.hansa.web.security.CallerRole.OFFICER;
import static city.hansa.web.security.CallerRole.OPERATOR;
import static city.hansa.web.security.CallerRole.SECRETARIAT;

import city.hansa.web.pages.PageAddresses;
import city.hansa.web.pages.SignIn;
import city.hansa.web.problem.Malformed;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may reach what (DESIGN §7). What is not listed here is reached by nobody, and is answered as if it were not there.
 * Which record a caller may see, and for whom they may speak, is asked further on, where it is known.
 */
@Configuration(proxyBeanMethods = false)
public class Access {

    /** Open to all: reads of what is public, the log and its witness, and what describes the interface. */
    private static final String[] OPEN = {
        "/log/**", "/witness/**", "/problems/**", "/error", "/api-docs/**", "/swagger-ui/**", "/webjars/**",
        "/actuator/health/**", "/actuator/health"
    };

    /** Data are shown by no browser, or as text. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The page that describes the interface has its own scripts, and styles that it makes itself. */
    private static final String DESCRIPTION =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'";

    /** A page has nothing from elsewhere and nothing within its text, and talks to this house and its provider alone. */
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; connect-src 'self'";

    private static final String UNFRAMED = "; frame-ancestors 'none'";

    @Bean
    @Order(10)
    SecurityFilterChain listedAccess(HttpSecurity http, Refusals refusals, MandateBook mandates) throws Exception {
        return http.authorizeHttpRequests(requests -> requests
                        .requestMatchers("/api/operations/**")
                        .hasAnyAuthority(of(OPERATOR))
                        .requestMatchers("/api/audit/replays", "/api/audit/replays/**", "/api/audit/export")
                        .hasAnyAuthority(of(AUDITOR))
                        .requestMatchers(HttpMethod.GET, "/api/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/api/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .hasAnyAuthority(of(SECRETARIAT, OFFICER))
                        .anyRequest()
                        .access(refusals.unlisted()))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(Access::signedIn))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                                // By itself it throws on that the provider is away, and nobody answers that.
                                filter.setAuthenticationFailureHandler(refusals::commence);
                                return filter;
                            }
                        }))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new AccessLog(), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new ReaderFilter(mandates), BearerTokenAuthenticationFilter.class)
                // A browser sends no token by itself, so nothing can be done in its name.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> careful(headers, NOTHING))
                .build();
    }

    /** Nobody's token is asked for here, and a wrong one is no matter. */
    @Bean
    @Order(0)
    SecurityFilterChain openAccess(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(OPEN), DESCRIPTION);
    }

    /** Whoever opens a page; what it shows it asks for with a token of its own. */
    @Bean
    @Order(0)
    SecurityFilterChain pageAccess(HttpSecurity http, SignIn signIn) throws Exception {
        var pages = http.securityMatchers(matchers -> matchers.requestMatchers(
                        HttpMethod.GET, PageAddresses.PAGES.toArray(String[]::new))
                .requestMatchers(PageAddresses.PARTS + "**"));
        return open(pages, PAGES + signIn.source() + UNFRAMED);
    }

    /** What other houses may embed. */
    @Bean
    @Order(0)
    SecurityFilterChain embeddedAccess(HttpSecurity http, SignIn signIn) throws Exception {
        var embedded = http.securityMatchers(matchers ->
                        matchers.requestMatchers(HttpMethod.GET, PageAddresses.EMBEDDED.toArray(String[]::new)))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable));
        return open(embedded, PAGES + signIn.source());
    }

    /** Of those who run it: where that port is reached from is decided by its address (ADR 39). */
    @Bean
    @Order(1)
    SecurityFilterChain managementAccess(HttpSecurity http, Environment environment) throws Exception {
        return open(http.securityMatcher(request -> {
            var callers = environment.getProperty("local.server.port", Integer.class);
            return callers != null && request.getLocalPort() != callers;
        }), NOTHING);
    }

    private static SecurityFilterChain open(HttpSecurity http, String policy) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> careful(headers, policy))
                .build();
    }

    /** Each answer says itself for how long it holds. */
    private static void careful(HeadersConfigurer<HttpSecurity> headers, String policy) {
        headers.cacheControl(cache -> cache.disable())
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** What no address may hold, such as a null character, is refused before a chain is chosen. */
    @Bean
    RequestRejectedHandler addressRefused(Refusals refusals) {
        return (request, response, _) ->
                refusals.answer(request, response, Malformed.because("The address or a header is none that is taken."));
    }

    private static String[] of(CallerRole... roles) {
        return Arrays.stream(roles).map(CallerRole::name).toArray(String[]::new);
    }

    private static AbstractAuthenticationToken signedIn(Jwt token) {
        var caller = Caller.of(token);
        List<GrantedAuthority> authorities = caller.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.name()))
                .toList();
        return new JwtAuthenticationToken(token, authorities, caller.principal());
    }
}
