package city.hansa.ledger.verify;

import city.hansa.ledger.note.Cosignature;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.VerifierKey;
import java.util.List;

/**
 * Those whose word is wanted for a checkpoint, beside the log's own.
 *
 * @param keys each of another witness; none if nobody's word is wanted
 * @param quorum how many of them suffice
 */
record Witnesses(List<VerifierKey> keys, int quorum) {

    Witnesses {
        keys = List.copyOf(keys);
    }

    /** Those that cosigned, each with its time; fails if one is belied by its cosignature, or they are too few. */
    List<String> cosigned(String which, Note note) {
        keys.forEach(key -> requireNoFalseOne(which, note, key));
        var cosigned = keys.stream().filter(note::isSignedBy).toList();
        if (cosigned.size() < quorum) {
            var missing = keys.stream()
                    .filter(key -> !cosigned.contains(key))
                    .map(VerifierKey::name)
                    .toList();
            throw Stop.doesNotHold(which + ": cosigned by " + cosigned.size() + " of the " + quorum
                    + " witnesses that are wanted; not by " + String.join(", ", missing));
        }
        return cosigned.stream()
                .map(key -> key.name() + " at " + time(note, key))
                .toList();
    }

    private static void requireNoFalseOne(String which, Note note, VerifierKey key) {
        if (note.signatures().stream().anyMatch(key::isNamedBy) && !note.isSignedBy(key)) {
            throw Stop.doesNotHold(which + ": the cosignature of " + key.name() + " is false");
        }
    }

    private static String time(Note note, VerifierKey key) {
        var signature =
                note.signatures().stream().filter(key::isNamedBy).findFirst().orElseThrow();
        return Cosignature.time(signature).toString();
    }
}
