package city.hansa.ledger.witness;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import city.hansa.ledger.note.WitnessRequest;
import city.hansa.ledger.tree.CompactRange;
import city.hansa.ledger.tree.ConsistencyProof;
import city.hansa.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log of somebody else, in memory, of as many leaves as it is asked for. */
record OtherLog(String history) {

    static final SignerKey KEY = SignerKey.ofLog("other.example", TestKeys.RFC_8032_TEST_1);

    Note checkpoint(long size) {
        var text = new Checkpoint(KEY.verifier().name(), size, root(0, size)).text();
        return new Note(text, List.of(KEY.sign(text)));
    }

    /** As an honest log asks for a cosignature. */
    byte[] request(long from, long to) {
        var proof = from == 0 ? List.<Hash>of() : ConsistencyProof.between(from, to, this::root).hashes();
        return body(from, proof, checkpoint(to));
    }

    static byte[] body(long from, List<Hash> proof, Note checkpoint) {
        return new WitnessRequest(from, proof, checkpoint).toString().getBytes(StandardCharsets.UTF_8);
    }

    Hash root(long begin, long end) {
        var range = new CompactRange();
        for (var index = begin; index < end; index++) {
            range.append(Hash.ofLeaf((history + index).getBytes(StandardCharsets.UTF_8)));
        }
        return range.root();
    }
}
