package city.hansa.app.faults;

import static java.util.Objects.requireNonNull;

import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as an auditor takes it home.
 *
 * @param key of the command that it followed from; empty if it names none
 * @param name that the event gives to a city; empty if it gives none
 * @param leaf the hash of its leaf
 */
record Entry(
        long position,
        String eventId,
        String stream,
        long sequence,
        String type,
        Instant recordedAt,
        String key,
        String name,
        Hash leaf) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws IllegalArgumentException if a line of the export is not what its leaf is committed to */
    static Entry of(String line) {
        var opened = OpenedEntry.parse(line.getBytes(StandardCharsets.US_ASCII));
        var leaf = Leaf.parse(opened.leaf());
        opened.requireCommitted(leaf);
        var content = requireNonNull(opened.content());
        return new Entry(
                leaf.position(),
                leaf.eventId(),
                leaf.aggregateId(),
                leaf.aggregateSequence(),
                leaf.payloadType(),
                leaf.time(),
                text(content.metadata(), "correlationId"),
                text(content.payload(), "name"),
                Hash.ofLeaf(opened.leaf()));
    }

    private static String text(byte[] json, String member) {
        return JSON.readTree(json).path(member).asString("");
    }

    /** Whether it is the event of the record that a command names, and not that of a claim beside it. */
    boolean isOfCity() {
        return type.startsWith("city.");
    }

    boolean isReconciliation() {
        return type.equals("log.reconciled");
    }

    Entry at(long otherPosition, long otherSequence) {
        return new Entry(otherPosition, eventId, stream, otherSequence, type, recordedAt, key, name, leaf);
    }

    Entry followingFrom(String otherKey) {
        return new Entry(position, eventId, stream, sequence, type, recordedAt, otherKey, name, leaf);
    }
}
