package city.hansa.app.faults;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.tree.Hash;
import java.util.List;
import java.util.Map;

/**
 * All that an auditor read at one time, by public means alone.
 *
 * @param before the leaves as they were at an earlier reading, which are the first of these
 * @param entries every entry of the log, as exported
 * @param checkpoints every checkpoint that anybody was ever shown, their signatures verified
 * @param register the names of the cities, by id, as the register shows them
 */
record History(List<Hash> before, List<Entry> entries, List<Checkpoint> checkpoints, Map<String, String> register) {

    History with(List<Entry> others) {
        return new History(before, others, checkpoints, register);
    }

    List<Hash> leaves() {
        return entries.stream().map(Entry::leaf).toList();
    }
}
