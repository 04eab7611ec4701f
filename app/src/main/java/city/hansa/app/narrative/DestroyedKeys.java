package city.hansa.app.narrative;

import city.hansa.ledger.key.DataKeys;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which keys were destroyed, as the log says it, so that none comes back with an old copy of their directory: each start
 * destroys them again, without reading the log.
 */
public final class DestroyedKeys {

    private final JdbcClient jdbc;
    private final DataKeys keys;

    DestroyedKeys(JdbcClient jdbc, DataKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Destroys a key, and remembers it in the transaction that is under way. To repeat it changes nothing. */
    void add(UUID key) {
        jdbc.sql("insert into erasure.destroyed_key (key) values (:key) on conflict do nothing")
                .param("key", key)
                .update();
        keys.destroy(key);
    }

    /** Destroys those again that came back. */
    void destroyAgain() {
        jdbc.sql("select key from erasure.destroyed_key").query(UUID.class).stream()
                .filter(key -> keys.stateOf(key) != DataKeys.State.DESTROYED)
                .forEach(keys::destroy);
    }
}
