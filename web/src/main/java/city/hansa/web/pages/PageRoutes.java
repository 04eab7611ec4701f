package city.hansa.web.pages;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers the address of any page with the same document, whose script reads the address and asks the interface. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Bean
    RouterFunction<ServerResponse> pages(PageParts parts) {
        var isPage = Stream.concat(PageAddresses.PAGES.stream(), PageAddresses.EMBEDDED.stream())
                .map(RequestPredicates::GET)
                .reduce((one, other) -> one.or(other))
                .orElseThrow();
        return RouterFunctions.route(isPage, request -> page(request, parts));
    }

    private static ServerResponse page(ServerRequest request, PageParts parts) {
        var tag = "\"" + parts.version() + "\"";
        return request.checkNotModified(tag)
                .orElseGet(() -> ServerResponse.ok()
                        .contentType(HTML)
                        .cacheControl(CacheControl.noCache())
                        .eTag(tag)
                        .body(parts.document()));
    }
}
