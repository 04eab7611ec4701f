package city.hansa.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.tree.Hash;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Takes home what is public: every checkpoint that it is shown, and when asked, the whole log, the register, and what a
 * replay says of all views. Safe for use by several threads.
 */
final class Auditor {

    private static final String REPLAYS = "/api/audit/replays";

    private final Set<Checkpoint> checkpoints = new LinkedHashSet<>();
    private List<Hash> before = List.of();

    /** Takes the checkpoint that is shown now, if there is one and it can be reached. */
    Optional<Checkpoint> glance(Client node) {
        try {
            var vkey = node.get("/log/vkey");
            var note = node.get("/log/checkpoint");
            return vkey.status() == 200 && note.status() == 200
                    ? Optional.of(keep(Note.parse(note.text().getBytes(StandardCharsets.UTF_8)), vkey.text()))
                    : Optional.empty();
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    private synchronized Checkpoint keep(Note note, String vkey) {
        var checkpoint = Checkpoint.parse(note.text());
        // A log that took another name goes on showing what it signed under the former one until it signs again.
        var key = VerifierKey.parse(vkey.lines().findFirst().orElseThrow()).named(checkpoint.origin());
        assertThat(note.isSignedBy(key)).as("a checkpoint is signed: %s", note).isTrue();
        checkpoints.add(checkpoint);
        return checkpoint;
    }

    /** Replays the log and returns when the views that follow from it were compared with those that are shown. */
    static JsonNode replay(Client node) {
        var begun = node.post(REPLAYS, "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        var replay = Awaited.present("the replay ends", () -> {
            var standing = node.get(begun.header("Location")).json();
            return standing.get("endedAt").isNull() ? Optional.empty() : Optional.of(standing);
        });
        assertThat(replay.get("state").stringValue()).as(replay.toString()).isEqualTo("COMPLETED");
        return replay;
    }

    /** Reads everything up to and with a position that the views have come to, once it is sealed. */
    synchronized History read(Client node, long position) {
        Awaited.until("a checkpoint over position " + position, () ->
                glance(node).map(Checkpoint::size).orElse(0L) > position);
        var export = node.get("/api/audit/export");
        assertThat(export.status()).isEqualTo(200);
        var entries = export.text().lines().map(Entry::of).toList();
        var history = new History(before, entries, List.copyOf(checkpoints), register(node, position));
        before = history.leaves();
        return history;
    }

    /** What was read and shown of positions beyond this one is lost, as is on record. */
    synchronized void restored(long lastPosition) {
        before = before.subList(0, (int) Math.min(before.size(), lastPosition + 1));
        checkpoints.removeIf(checkpoint -> checkpoint.size() > lastPosition + 1);
    }

    private static Map<String, String> register(Client node, long position) {
        var names = new HashMap<String, String>();
        var first = "/api/cities?limit=200&minPosition=" + position;
        for (var page = node.get(first).json(); ; ) {
            for (var item : page.get("items")) {
                names.put(item.get("id").stringValue(), item.get("name").stringValue());
            }
            if (page.get("next").isNull()) {
                return names;
            }
            page = node.get(first + "&cursor=" + page.get("next").stringValue()).json();
        }
    }
}
