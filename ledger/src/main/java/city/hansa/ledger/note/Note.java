package city.hansa.ledger.note;

import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures below it (C2SP signed-note). Nothing that the text says is to be believed before
 * {@link #isSignedBy} has said yes.
 *
 * @param text what is signed, ending in a newline, without other control characters
 * @param signatures of known and unknown keys, at least one and at most {@value #MAX_SIGNATURES}
 */
public record Note(String text, List<NoteSignature> signatures) {

    /** More signatures than that are refused, as is a note of more than {@value #MAX_BYTES} bytes. */
    public static final int MAX_SIGNATURES = 100;

    /** The longest note, in bytes. */
    public static final int MAX_BYTES = 1_000_000;

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || Lines.hasControl(text.replace("\n", ""))) {
            throw new IllegalArgumentException("a note ends in a newline, and has no other control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to " + MAX_SIGNATURES + " signatures");
        }
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Note parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a note has at most " + MAX_BYTES + " bytes");
        }
        var note = Lines.utf8(bytes);
        var blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("a blank line stands between a note's text and its signatures");
        }
        return new Note(note.substring(0, blank + 1), signatures(note.substring(blank + 2)));
    }

    /** Reads lines of signatures alone, as a witness answers them. */
    public static List<NoteSignature> signatures(String lines) {
        return Lines.of(lines).stream().map(NoteSignature::parse).toList();
    }

    /** The note with further signatures below those that it has; one that it has already is not repeated. */
    public Note with(List<NoteSignature> further) {
        var all = new ArrayList<>(signatures);
        further.stream().filter(signature -> !all.contains(signature)).forEach(all::add);
        return new Note(text, all);
    }

    /**
     * Whether that key signed the text: there is a signature of its name and id, and each of those is its own. One false
     * signature under a known key makes the note no better than unsigned.
     */
    public boolean isSignedBy(VerifierKey key) {
        var its = signatures.stream().filter(key::isNamedBy).toList();
        return !its.isEmpty() && its.stream().allMatch(signature -> key.verifies(text, signature));
    }

    /** The whole note. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
