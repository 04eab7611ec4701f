package city.hansa.ledger.witness;

import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.note.WitnessConflict;

/** What a witness answers to a checkpoint that is shown to it (C2SP tlog-witness, add-checkpoint). */
public sealed interface Verdict {

    /** It is consistent with all that was cosigned before; that is stored, durably. */
    record Cosigned(NoteSignature cosignature) implements Verdict {}

    /** The request is none, or claims to begin with more than it ends with. */
    record Malformed(String why) implements Verdict {}

    /** Nobody has asked us to witness a log of that name. */
    record UnknownLog(String origin) implements Verdict {}

    /** None of the keys that we know of the log has signed it, or one of them falsely. */
    record NotSigned(String origin) implements Verdict {}

    /** It does not begin where what was cosigned last ends, or has another tree of that size. */
    record Conflict(WitnessConflict last) implements Verdict {}

    /** The proof does not lead from the tree that was cosigned last to this one. */
    record NotProved(long from, long to) implements Verdict {}
}
