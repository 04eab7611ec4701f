package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.note.LogProof;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Holds a receipt (C2SP tlog-proof) against nothing but the log's key: all else that is needed is in it. */
final class ReceiptCheck {

    /**
     * What a receipt has proved.
     *
     * @param content null if the receipt has none, so that it proves no more than that there was some
     */
    record Proved(SignedCheckpoint signed, Leaf leaf, OpenedEntry.@Nullable Content content) {

        void tell(Report report) {
            report.of("leaf", new String(leaf.bytes(), StandardCharsets.US_ASCII));
            if (content == null) {
                report.notChecked("what the event says: the receipt does not have it");
            } else {
                report.of("payload", new String(content.payload(), StandardCharsets.UTF_8));
                report.of("metadata", new String(content.metadata(), StandardCharsets.UTF_8));
                report.checked("payload and metadata: what the leaf is committed to");
            }
            report.holds("the log " + signed.checkpoint().origin() + " has signed that " + leaf.payloadType()
                    + " was recorded at " + leaf.time() + " at position " + leaf.position());
        }
    }

    /** Verifies a receipt by the key of its log. */
    static Proved run(byte[] file, VerifierKey key) {
        var proof = proof(file);
        var signed = SignedCheckpoint.of("receipt", proof.checkpoint(), key);
        var line = line(proof);
        var index = proof.inclusion().index();
        var root = signed.checkpoint().rootHash();
        if (!proof.inclusion().proves(Hash.ofLeaf(line.leaf()), root)) {
            throw Stop.doesNotHold("receipt: its leaf is not at index " + index + " of the tree in its checkpoint");
        }
        var leaf = Bundle.leaf(index, line.leaf());
        Bundle.requireCommitted(line, leaf);
        return new Proved(signed, leaf, line.content());
    }

    private static LogProof proof(byte[] file) {
        try {
            return LogProof.parse(file);
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("receipt", e);
        }
    }

    private static OpenedEntry line(LogProof proof) {
        var extra = proof.extra();
        if (extra == null) {
            throw Stop.doesNotHold("receipt: does not have the leaf that it is of");
        }
        try {
            return OpenedEntry.parse(extra);
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("receipt", e);
        }
    }

    private ReceiptCheck() {}
}
