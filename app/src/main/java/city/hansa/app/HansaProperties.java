package city.hansa.app;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Hansa's own properties.
 *
 * @param dataDirectory where the embedded PostgreSQL keeps its files; not used with an external one
 * @param story which story is told on an empty database: {@code dortmund}, or {@code none}
 */
@ConfigurationProperties("hansa")
public record HansaProperties(@DefaultValue("data") Path dataDirectory, @DefaultValue("dortmund") String story) {}
