package city.hansa.ledger.verify;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.VerifierKey;

/** A checkpoint that its log has signed; there is none that was not verified. */
record SignedCheckpoint(Note note, Checkpoint checkpoint) {

    /** Reads and verifies a note; a failure says which one it was. */
    static SignedCheckpoint read(String which, byte[] bytes, VerifierKey key) {
        try {
            return of(which, Note.parse(bytes), key);
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold(which, e);
        }
    }

    /** Verifies a note: that key signed it, and it is a checkpoint of the log that is called as the key is. */
    static SignedCheckpoint of(String which, Note note, VerifierKey key) {
        if (!note.isSignedBy(key)) {
            throw Stop.doesNotHold(which + ": not signed by the key " + key);
        }
        try {
            var checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(key.name())) {
                throw Stop.doesNotHold(which + ": of the log " + checkpoint.origin() + ", not of " + key.name());
            }
            return new SignedCheckpoint(note, checkpoint);
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold(which, e);
        }
    }
}
