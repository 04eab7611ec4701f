package city.hansa.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Hansa's own properties.
 *
 * @param dataDirectory where the embedded PostgreSQL keeps its files, and the log its keys
 * @param keysDirectory where the keys of sealed narratives lie; {@code keys} in the data directory if left out
 * @param story which story is told on an empty database: {@code dortmund}, or {@code none}
 * @param roles what this node is there for
 */
@ConfigurationProperties("hansa")
public record HansaProperties(
        @DefaultValue("data") Path dataDirectory,
        @Nullable Path keysDirectory,
        @DefaultValue("dortmund") String story,
        @DefaultValue({"command", "query"}) Set<NodeRole> roles,
        @DefaultValue Ledger ledger,
        @DefaultValue Witness witness,
        @DefaultValue Feed feed,
        @DefaultValue Limits limits,
        @DefaultValue Security security) {

    public HansaProperties {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("hansa.roles names no role: a node has command, query, or both");
        }
    }

    /**
     * The log over the ledger.
     *
     * @param origin its name in every checkpoint, a bare host name; never changed once something is signed
     * @param sealEvery the pause between two checkpoints
     * @param witnesses who is to cosign its checkpoints
     */
    public record Ledger(
            @DefaultValue("localhost") String origin,
            @DefaultValue("1s") Duration sealEvery,
            @DefaultValue List<Cosigner> witnesses) {

        /**
         * A witness.
         *
         * @param url its submission prefix
         * @param key its verifier key
         */
        public record Cosigner(URI url, String key) {}
    }

    /**
     * What this node witnesses.
     *
     * @param logs the verifier keys of the logs of others, each named by the log's origin
     */
    public record Witness(@DefaultValue List<String> logs) {}

    /**
     * Those who listen to the feed, or to a record.
     *
     * @param listeners how many a node serves at a time
     * @param listenersPerCaller how many of them one caller may be
     * @param heartbeat after how long a silence a listener is shown that the connection lives
     */
    public record Feed(
            @DefaultValue("5000") int listeners,
            @DefaultValue("1000") int listenersPerCaller,
            @DefaultValue("15s") Duration heartbeat) {}

    /**
     * What a node grants to one caller.
     *
     * @param reads requests a second that only read, and as many at once
     * @param writes requests a second that may write, and as many at once
     * @param callers of how many callers a node keeps account
     * @param headers how long a request's line and headers may take to arrive
     * @param body how long a command's body may take to arrive
     */
    public record Limits(
            @DefaultValue("5000") int reads,
            @DefaultValue("5000") int writes,
            @DefaultValue("10000") int callers,
            @DefaultValue("30s") Duration headers,
            @DefaultValue("30s") Duration body) {}

    /**
     * Who vouches for callers.
     *
     * @param issuer the OpenID provider's name, as its tokens have it; without one Hansa signs in demonstration users
     * @param audience for whom an access token is
     * @param tokenTypes of access tokens, the {@code typ} of their header; a provider that does not follow RFC 9068 may
     *     say {@code JWT}
     * @param client as which the provider knows the pages; it has no secret, and redirects to {@code /signed-in}
     * @param demonstrationOnAnyAddress lets the demonstration users be reached from other machines
     */
    public record Security(
            @Nullable URI issuer,
            @DefaultValue("hansa") String audience,
            @DefaultValue("at+jwt") List<String> tokenTypes,
            @DefaultValue("hansa-pages") String client,
            @DefaultValue("false") boolean demonstrationOnAnyAddress) {}

    public boolean has(NodeRole role) {
        return roles.contains(role);
    }

    /** Where the log's keys and its last published checkpoint lie: outside the database, and outside its backups. */
    public Path keyDirectory() {
        return dataDirectory.resolve("log");
    }

    /** Where the keys of sealed narratives lie: outside the database and its backups, which outlive an erasure. */
    public Path dataKeyDirectory() {
        return keysDirectory == null ? dataDirectory.resolve("keys") : keysDirectory;
    }
}
