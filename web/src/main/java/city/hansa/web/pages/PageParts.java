package city.hansa.web.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Serves what the pages are made of below a version, which is the hash of it all: a browser keeps it for a year, and asks
 * for another address as soon as any of it is another. Libraries are those of the WebJars, below {@code /webjars/}.
 */
@Component
class PageParts implements WebMvcConfigurer {

    private static final String FOLDER = "classpath:/pages/";

    private final String version;
    private final String document;

    PageParts(SignIn signIn) {
        try {
            var resources = new PathMatchingResourcePatternResolver();
            this.version = hash(resources.getResources(FOLDER + "**/*.*"));
            this.document = resources
                    .getResource(FOLDER + "page.html")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{parts}", PageAddresses.PARTS + version)
                    .replace("{provider}", HtmlUtils.htmlEscape(signIn.provider() == null ? "" : signIn.provider().toString()))
                    .replace("{client}", HtmlUtils.htmlEscape(signIn.client()));
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be read", e);
        }
    }

    /** The one document that stands at the addresses of all pages. */
    String document() {
        return document;
    }

    String version() {
        return version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PageAddresses.PARTS + "**")
                .addResourceLocations(FOLDER)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
    }

    private static String hash(Resource[] parts) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.sort(parts, Comparator.comparing(Resource::getDescription));
            for (var part : parts) {
                digest.update(part.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
