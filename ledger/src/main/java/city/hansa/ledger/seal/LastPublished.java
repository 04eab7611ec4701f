package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The largest checkpoint that has left the house, in a file outside the database: so that a database that was put back
 * from a backup is known for one, and does not sign another history under the same sizes. Safe for use by several threads.
 */
public final class LastPublished {

    private final Path file;
    private long size = -1;

    /** @param file not made before something is published */
    public LastPublished(Path file) {
        this.file = file;
    }

    /** The largest one; empty where none was published from here. */
    public synchronized Optional<Note> note() {
        try {
            return Files.exists(file) ? Optional.of(Note.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a checkpoint, if it is larger than the one kept, before it is shown to anybody. Durable when it returns. */
    public synchronized void keep(Note note) {
        var larger = Checkpoint.parse(note.text()).size();
        if (size < 0) {
            size = note().map(kept -> Checkpoint.parse(kept.text()).size()).orElse(-1L);
        }
        if (larger <= size) {
            return;
        }
        try {
            DurableFile.write(file, note.toString());
            size = larger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
