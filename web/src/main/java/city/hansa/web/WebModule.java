package city.hansa.web;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.web.problem.ProblemValve;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is reached over HTTP. The application imports this and provides {@code Commands}, {@code Receipts},
 * {@code Reads}, {@code RecordTypes}, {@code StreamLimits}, {@code RequestLimits}, {@code SignIn}, {@code ProblemMeter},
 * {@code Readiness}, a {@code java.time.Clock} and a {@code Supplier<UUID>} of UUIDv7.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = WebModule.class)
@PropertySource("classpath:hansa-web.properties")
public class WebModule implements WebMvcConfigurer {

    /** Answers are written as events are stored, but for what is absent: it is written as null. */
    public static final JsonMapper JSON = StoredForm.JSON
            .rebuild()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();

    /** What the server itself refuses is a problem like all others. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON));
    }
}
