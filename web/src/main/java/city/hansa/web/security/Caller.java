package city.hansa.web.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who makes a request.
 *
 * @param principal tells callers apart, for ever: a token's subject
 */
public record Caller(String principal, Set<CallerRole> roles, List<MandateName> mandates) {

    /** Whoever shows no token. */
    public static final Caller ANYBODY = new Caller("anybody", Set.of(), List.of());

    public Caller {
        roles = Set.copyOf(roles);
        mandates = List.copyOf(mandates);
    }

    /** Who makes the request that this thread answers. */
    public static Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt token ? of(token) : ANYBODY;
    }

    static Caller of(Jwt token) {
        return new Caller(
                "subject:" + token.getSubject(),
                texts(token, "roles").flatMap(claim -> CallerRole.of(claim).stream()).collect(Collectors.toSet()),
                texts(token, "mandates").flatMap(text -> MandateName.parse(text).stream()).toList());
    }

    public boolean is(CallerRole role) {
        return roles.contains(role);
    }

    /** A claim of another form gives nothing. */
    private static Stream<String> texts(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof List<?> values
                ? values.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
