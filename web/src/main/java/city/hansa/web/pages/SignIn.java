package city.hansa.web.pages;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader of a page signs in.
 *
 * @param provider the OpenID provider's issuer, null where Hansa has one of its own at the pages' own address
 * @param client as which the provider knows the pages: public, with PKCE
 */
public record SignIn(@Nullable URI provider, String client) {

    /** What a page may connect to besides its own house, as a source of Content-Security-Policy; empty for nothing. */
    public String source() {
        return provider == null ? "" : " " + provider.getScheme() + "://" + provider.getRawAuthority();
    }
}
