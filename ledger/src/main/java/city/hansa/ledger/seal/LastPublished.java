package city.hansa.ledger.seal;

import city.hansa.ledger.file.DurableFile;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The largest checkpoint that has left the house, in a file outside the database: so that a database that was put back
 * from a backup is known for one, and does not sign another history under the same sizes. Safe for use by several threads.
 */
public final class LastPublished {

    private final Path file;
    private final String origin;
    private @Nullable Checkpoint last;

    /**
     * Reads and keeps it in a file.
     *
     * @param file not made before something is published
     * @param origin the log's name: what is signed under it takes the place of what was signed under a former one
     */
    public LastPublished(Path file, String origin) {
        this.file = file;
        this.origin = origin;
    }

    /** The largest one; empty where none was published from here. */
    public synchronized Optional<Note> note() {
        try {
            return Files.exists(file) ? Optional.of(Note.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, if neither the database knows it nor anyone has put on record that it is lost. */
    Optional<Note> forgotten(Lineage lineage, CheckpointTable checkpoints) throws SQLException {
        var note = note();
        if (note.isEmpty()) {
            return note;
        }
        var gone = checkpoint(note.get());
        var known = checkpoints.of(gone.size()).map(LastPublished::checkpoint);
        return known.equals(Optional.of(gone)) || lineage.hasGivenUp(gone) ? Optional.empty() : note;
    }

    /** Keeps a checkpoint, if it is larger than the one kept, before it is shown to anybody. Durable when it returns. */
    public synchronized void keep(Note note) {
        if (last == null) {
            last = note().map(LastPublished::checkpoint).orElse(null);
        }
        var next = checkpoint(note);
        if (last == null || isAfter(next, last)) {
            write(note, next);
        }
    }

    private boolean isAfter(Checkpoint next, Checkpoint before) {
        return next.origin().equals(before.origin()) ? next.size() > before.size() : next.origin().equals(origin);
    }

    /**
     * Keeps a checkpoint that someone has shown to have left the house, and that the database does not know, whatever was
     * kept: so that it is not forgotten by the next start. Durable when it returns.
     */
    public synchronized void keepForgotten(Note note) {
        write(note, checkpoint(note));
    }

    private void write(Note note, Checkpoint checkpoint) {
        try {
            DurableFile.write(file, note.toString());
            last = checkpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checkpoint checkpoint(Note note) {
        return Checkpoint.parse(note.text());
    }
}
