package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator has put on record: a checkpoint has left the house that this database does not know, and the log goes
 * on under another name (ADR 23). It is the payload of an event of the log itself.
 *
 * @param forgotten the note that left the house, as it was signed
 * @param kept the last one that the database has, as it was signed; null if nothing was sealed
 * @param origin the log's name from here on; it bore none of those before
 * @param reason in the operator's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reconciliation(String forgotten, @Nullable String kept, String origin, String reason) {

    /** The stream of events that are about the log itself; a UUIDv8, which stands for nothing else (RFC 9562 §5.8). */
    public static final UUID STREAM = UUID.fromString("00000000-0000-8000-8000-000000000000");

    public static final String AGGREGATE_TYPE = "Log";
    public static final String TYPE = "log.reconciled";
    public static final int REVISION = 1;

    /** The fields in the order of the record, as all events are kept. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** Fails with {@link IllegalArgumentException} where a note is no checkpoint. */
    public Reconciliation {
        checkpoint(forgotten);
        if (kept != null) {
            checkpoint(kept);
        }
    }

    static Reconciliation read(byte[] payload) {
        return JSON.readValue(payload, Reconciliation.class);
    }

    byte[] payload() {
        return JSON.writeValueAsBytes(this);
    }

    Checkpoint forgottenCheckpoint() {
        return checkpoint(forgotten);
    }

    Optional<Checkpoint> keptCheckpoint() {
        return Optional.ofNullable(kept).map(Reconciliation::checkpoint);
    }

    /** How many leaves of this log are under checkpoints of its names before. */
    long keptSize() {
        return keptCheckpoint().map(Checkpoint::size).orElse(0L);
    }

    /** Whether nothing is signed under the name any more. */
    boolean ends(String name) {
        return forgottenCheckpoint().origin().equals(name)
                || keptCheckpoint().map(Checkpoint::origin).equals(Optional.of(name));
    }

    private static Checkpoint checkpoint(String note) {
        return Checkpoint.parse(CheckpointTable.note(note).text());
    }
}
