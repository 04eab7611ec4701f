package city.hansa.ledger.note;

import city.hansa.ledger.tree.Hash;
import java.util.List;

/**
 * A statement of what a log's tree is at a size (C2SP tlog-checkpoint): the text of a note that the log signs.
 *
 * @param origin the name of the log, one line that is not empty
 * @param size how many leaves the tree has
 * @param rootHash the root of that tree
 * @param extensions further lines, none of them empty; Hansa writes none
 */
public record Checkpoint(String origin, long size, Hash rootHash, List<String> extensions) {

    public Checkpoint {
        extensions = List.copyOf(extensions);
        Lines.requireLine(origin);
        extensions.forEach(Lines::requireLine);
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, Hash rootHash) {
        this(origin, size, rootHash, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws IllegalArgumentException if it is no checkpoint in its canonical form
     */
    public static Checkpoint parse(String text) {
        var lines = Lines.of(text);
        if (lines.size() < 3) {
            throw new IllegalArgumentException("a checkpoint has an origin, a size and a root");
        }
        return new Checkpoint(
                lines.get(0), Lines.number(lines.get(1)), Hash.ofBase64(lines.get(2)), lines.subList(3, lines.size()));
    }

    /** The text that is signed, ending in a newline. */
    public String text() {
        var text = new StringBuilder(origin + "\n" + size + "\n" + rootHash.toBase64() + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
