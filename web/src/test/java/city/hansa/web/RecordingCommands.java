package city.hansa.web;

import city.hansa.web.command.Commands;
import city.hansa.web.command.Receipts;
import city.hansa.api.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes every command, remembers it, and answers as a ledger would; or fails once as it is told. */
public class RecordingCommands implements Commands, Receipts {

    public record Sent(Object command, Map<String, String> metaData) {}

    public final List<Sent> sent = new ArrayList<>();
    public final Map<UUID, Long> sequences = new HashMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private @Nullable RuntimeException nextFailure;
    private long position = 100;

    public void reset() {
        sent.clear();
        sequences.clear();
        receipts.clear();
        nextFailure = null;
        position = 100;
    }

    public void failNext(RuntimeException failure) {
        nextFailure = failure;
    }

    public Sent last() {
        return sent.getLast();
    }

    @Override
    public Outcome send(Object command, Map<String, String> metaData) {
        var failure = nextFailure;
        nextFailure = null;
        if (failure != null) {
            throw failure;
        }
        sent.add(new Sent(command, metaData));
        var id = idOf(command);
        var outcome = new Outcome(id, sequences.merge(id, 0L, (before, _) -> before + 1), position++);
        if (metaData.containsKey("idempotencyKey")) {
            var hash = HexFormat.of().parseHex(metaData.get("requestHash"));
            receipts.put(
                    metaData.get("principal") + " " + metaData.get("idempotencyKey"),
                    new Receipt(hash, id, outcome.sequence(), outcome.position()));
        }
        return outcome;
    }

    @Override
    public Optional<Receipt> find(String principal, String key) {
        return Optional.ofNullable(receipts.get(principal + " " + key));
    }

    @Override
    public OptionalLong sequenceOf(Subject record) {
        return OptionalLong.of(sequences.getOrDefault(record.id(), -1L));
    }

    /** The first component names the record: an id, or a fact's subject. */
    private static UUID idOf(Object command) {
        try {
            var named = command.getClass().getRecordComponents()[0].getAccessor().invoke(command);
            return UUID.fromString(named instanceof Subject subject
                    ? subject.id().toString()
                    : String.valueOf(named));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
