package city.hansa.app.database;

import city.hansa.app.HansaProperties;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Hansa's own PostgreSQL, used unless {@code spring.datasource.url} names another. Migrations run as its superuser, the
 * application connects as {@code hansa_app}, which can append to the ledger and read it, and nothing else of it.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabase.NoOtherNamed.class)
class EmbeddedDatabase {

    private static final String DATABASE = "hansa";
    private static final String APPLICATION = "hansa_app";

    /** {@code spring.datasource.url} is not set. */
    static final class NoOtherNamed extends NoneNestedConditions {

        NoOtherNamed() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static final class Named {}
    }

    /** Where in the data directory it is. */
    static Path in(Path dataDirectory) {
        return dataDirectory.resolve("postgres");
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(HansaProperties properties) {
        var postgres = EmbeddedPostgres.start(in(properties.dataDirectory()));
        postgres.createDatabaseIfMissing(DATABASE);
        return postgres;
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return APPLICATION;
            }

            @Override
            public String getPassword() {
                return applicationPassword(postgres);
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl(DATABASE);
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedPostgres postgres) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return postgres.user();
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl(DATABASE);
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer applicationRole(EmbeddedPostgres postgres) {
        return flyway -> flyway.getPlaceholders().put("appPassword", applicationPassword(postgres));
    }

    /** Follows from the superuser's own random one, so that there is one secret to keep and none in a property. */
    private static String applicationPassword(EmbeddedPostgres postgres) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(postgres.password().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(APPLICATION.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
