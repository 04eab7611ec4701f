package city.hansa.app;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Hansa's own properties.
 *
 * @param dataDirectory where the embedded PostgreSQL keeps its files, and the log its keys
 * @param story which story is told on an empty database: {@code dortmund}, or {@code none}
 */
@ConfigurationProperties("hansa")
public record HansaProperties(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("dortmund") String story,
        @DefaultValue Ledger ledger) {

    /**
     * The log over the ledger.
     *
     * @param origin its name in every checkpoint, a bare host name; never changed once something is signed
     * @param sealEvery the pause between two checkpoints
     */
    public record Ledger(@DefaultValue("localhost") String origin, @DefaultValue("1s") Duration sealEvery) {}

    /** Where the log's keys and its last published checkpoint lie: outside the database, and outside its backups. */
    public Path keyDirectory() {
        return dataDirectory.resolve("log");
    }
}
