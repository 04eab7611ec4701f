package city.hansa.app.faults;

import city.hansa.app.faults.Finding.Kind;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * A copy of a history with one fault in it, of which it is known how it must be called.
 *
 * @param what stands in the finding
 */
record Planted(Kind kind, String what, History history) {

    /** One of each kind that there can be, in copies of a history of some commands and checkpoints. */
    static List<Planted> in(Told told, History history) {
        var last = lastAcknowledged(told, history);
        return List.of(
                lost(last, history),
                doubled(last, history),
                phantom(history),
                gap(history),
                swapped(history),
                forked(history),
                otherRow(history));
    }

    boolean isNamedBy(Finding finding) {
        return finding.kind() == kind && finding.what().contains(what);
    }

    /** With all that followed it, so that nothing else is wrong. */
    private static Planted lost(Entry last, History history) {
        return new Planted(Kind.LOST, last.key() + ",", history.with(history.entries().stream()
                .filter(entry -> entry.position() < last.position())
                .toList()));
    }

    private static Planted doubled(Entry last, History history) {
        var entries = new ArrayList<>(history.entries());
        entries.add(last.at(entries.getLast().position() + 1, last.sequence() + 1));
        return new Planted(Kind.DUPLICATED, last.key() + " ", history.with(entries));
    }

    private static Planted phantom(History history) {
        var entries = new ArrayList<>(history.entries());
        var end = entries.getLast();
        entries.add(end.at(end.position() + 1, end.sequence() + 1).followingFrom("nobody"));
        return new Planted(Kind.PHANTOM, "position " + (end.position() + 1) + " ", history.with(entries));
    }

    private static Planted gap(History history) {
        var entries = new ArrayList<>(history.entries());
        var missing = entries.remove(entries.size() / 2);
        return new Planted(Kind.GAP, "position " + missing.position() + " ", history.with(entries));
    }

    private static Planted swapped(History history) {
        var entries = new ArrayList<>(history.entries());
        var at = entries.size() / 2;
        Collections.swap(entries, at, at - 1);
        return new Planted(Kind.REORDERED, "position " + entries.get(at).position() + " comes", history.with(entries));
    }

    /** Another history was signed for somebody. */
    private static Planted forked(History history) {
        var genuine = history.checkpoints().getLast();
        var leaves = new ArrayList<>(history.leaves().subList(0, (int) genuine.size()));
        leaves.set(0, Hash.ofLeaf("another".getBytes(StandardCharsets.US_ASCII)));
        var checkpoints = new ArrayList<>(history.checkpoints());
        checkpoints.add(new Checkpoint(genuine.origin(), genuine.size(), Checker.root(leaves)));
        return new Planted(
                Kind.CHECKPOINT,
                "of size " + genuine.size() + " ",
                new History(history.before(), history.entries(), checkpoints, history.register()));
    }

    private static Planted otherRow(History history) {
        var register = new HashMap<>(history.register());
        var id = register.keySet().iterator().next();
        register.put(id, "Atlantis");
        return new Planted(
                Kind.VIEW, id + " ", new History(history.before(), history.entries(), history.checkpoints(), register));
    }

    private static Entry lastAcknowledged(Told told, History history) {
        return history.entries().reversed().stream()
                .filter(entry -> entry.isOfCity() && isAcknowledged(told, entry))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was acknowledged: there is nothing to check"));
    }

    private static boolean isAcknowledged(Told told, Entry entry) {
        var fate = told.commands().get(entry.key());
        return fate != null && fate.taken() != null;
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
