package city.hansa.web.pages;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Answers the address of any page with the same document, whose script reads the address and asks the interface. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    private static final String HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8).toString();

    /** After the controllers, before what serves files. */
    private static final int ORDER = 1;

    @Bean
    SimpleUrlHandlerMapping pages(PageParts parts) {
        HttpRequestHandler page = (request, response) -> answer(request, response, parts);
        var addresses = Stream.concat(PageAddresses.PAGES.stream(), PageAddresses.EMBEDDED.stream());
        return new SimpleUrlHandlerMapping(addresses.collect(toMap(identity(), _ -> page)), ORDER);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, PageParts parts)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        if (new ServletWebRequest(request, response).checkNotModified("\"" + parts.version() + "\"")) {
            return;
        }
        response.setContentType(HTML);
        response.getWriter().write(parts.document());
    }
}
