package city.hansa.app.faults;

import city.hansa.app.faults.Finding.Kind;
import city.hansa.app.faults.Told.Fate;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.tree.CompactRange;
import city.hansa.ledger.tree.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what callers were told with what is there. It knows the system by its public documents alone, and believes its
 * own sums: positions, sequences, roots and names are computed anew from the entries.
 */
final class Checker {

    private final Told told;
    private final History history;
    private final List<Finding> findings = new ArrayList<>();

    private Checker(Told told, History history) {
        this.told = told;
        this.history = history;
    }

    /**
     * All that is wrong; empty if nothing is.
     *
     * @throws AssertionError if a fault that is planted in a copy of the history is not found: then it proves nothing
     */
    static List<Finding> check(Told told, History history) {
        for (var planted : Planted.in(told, history)) {
            if (found(told, planted.history()).stream().noneMatch(planted::isNamedBy)) {
                throw new AssertionError("the checker does not find what was planted: " + planted);
            }
        }
        return found(told, history);
    }

    /** All that is wrong, as far as this checker can tell. */
    static List<Finding> found(Told told, History history) {
        var checker = new Checker(told, history);
        checker.positions();
        checker.streams();
        checker.commands();
        checker.earlierReading();
        checker.checkpoints();
        checker.register();
        told.contradictions().forEach(what -> checker.find(Kind.DUPLICATED, what));
        told.unpromised().forEach(what -> checker.find(Kind.UNPROMISED, what));
        return List.copyOf(checker.findings);
    }

    private void find(Kind kind, String what) {
        findings.add(new Finding(kind, what));
    }

    private void positions() {
        var next = 0L;
        var time = Instant.MIN;
        for (var entry : history.entries()) {
            if (entry.position() > next) {
                find(Kind.GAP, "position " + next + " is missing");
            } else if (entry.position() < next) {
                find(Kind.REORDERED, "position " + entry.position() + " comes where " + next + " should");
            }
            if (entry.recordedAt().isBefore(time)) {
                find(Kind.REORDERED, "position " + entry.position() + " was recorded before the one before it");
            }
            next = entry.position() + 1;
            time = entry.recordedAt();
        }
    }

    private void streams() {
        var next = new HashMap<String, Long>();
        var events = new HashSet<String>();
        for (var entry : history.entries()) {
            var expected = next.getOrDefault(entry.stream(), 0L);
            if (entry.sequence() > expected) {
                find(Kind.GAP, "sequence " + expected + " of " + entry.stream() + " is missing");
            } else if (entry.sequence() < expected) {
                find(Kind.REORDERED, "sequence " + entry.sequence() + " of " + entry.stream() + " comes late");
            }
            next.put(entry.stream(), entry.sequence() + 1);
            if (!events.add(entry.eventId())) {
                find(Kind.DUPLICATED, "event " + entry.eventId() + " is there again, at " + entry.position());
            }
        }
    }

    private void commands() {
        var byKey = new HashMap<String, List<Entry>>();
        var reconciliations = new ArrayList<Long>();
        for (var entry : history.entries()) {
            if (entry.isReconciliation()) {
                reconciliations.add(entry.position());
            } else if (told.commands().containsKey(entry.key())) {
                byKey.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry);
            } else {
                find(Kind.PHANTOM, "position " + entry.position() + " follows from " + entry.key());
            }
        }
        if (!reconciliations.equals(told.reconciliations())) {
            find(Kind.PHANTOM, "reconciled at " + reconciliations + ", not at " + told.reconciliations());
        }
        told.commands().forEach((key, fate) -> command(fate, byKey.getOrDefault(key, List.of())));
    }

    private void command(Fate fate, List<Entry> effect) {
        var key = fate.command().key();
        if (effect.isEmpty()) {
            if (fate.taken() != null) {
                find(Kind.LOST, key + ", acknowledged at " + fate.taken().position());
            }
            return;
        }
        var ofCity = effect.stream().filter(Entry::isOfCity).toList();
        if (ofCity.size() > 1) {
            find(Kind.DUPLICATED, key + " took effect at " + positions(ofCity));
        } else if (effect.size() != fate.command().events() || ofCity.isEmpty()) {
            find(Kind.PHANTOM, "a part of " + key + ", at " + positions(effect));
        } else {
            effect(fate, ofCity.getFirst());
        }
        if (fate.refused()) {
            find(Kind.PHANTOM, key + " was refused, and is at " + positions(effect));
        }
    }

    private void effect(Fate fate, Entry effect) {
        var command = fate.command();
        if (!effect.name().equals(command.name())) {
            find(Kind.PHANTOM, command.key() + " is at " + effect.position() + ", and says " + effect.name());
        }
        if (effect.position() <= fate.after()) {
            find(Kind.REORDERED, command.key() + " is at " + effect.position() + ", asked for after " + fate.after());
        }
        var taken = fate.taken();
        if (taken != null && !taken.equals(new Told.Taken(effect.stream(), effect.sequence(), effect.position()))) {
            find(Kind.REORDERED, command.key() + " is at " + effect.position() + ", acknowledged as " + taken);
        }
    }

    private void earlierReading() {
        var now = history.leaves();
        var before = history.before();
        for (var position = 0; position < before.size(); position++) {
            if (position >= now.size() || !now.get(position).equals(before.get(position))) {
                find(Kind.LOST, "what position " + position + " was when it was read before");
                return;
            }
        }
    }

    private void checkpoints() {
        var bySize = new TreeMap<Long, List<Checkpoint>>();
        history.checkpoints().forEach(it -> bySize.computeIfAbsent(it.size(), _ -> new ArrayList<>()).add(it));
        var tree = new CompactRange();
        var leaves = history.leaves();
        for (var same : bySize.entrySet()) {
            while (tree.size() < Math.min(same.getKey(), leaves.size())) {
                tree.append(leaves.get((int) tree.size()));
            }
            for (var checkpoint : same.getValue()) {
                if (tree.size() != checkpoint.size() || !tree.root().equals(checkpoint.rootHash())) {
                    find(Kind.CHECKPOINT, "of size " + checkpoint.size() + " is not of this history");
                }
            }
        }
    }

    private void register() {
        var folded = fold(history.entries());
        var shown = history.register();
        folded.forEach((id, name) -> {
            if (!name.equals(shown.get(id))) {
                find(Kind.VIEW, id + " is " + name + " and shown as " + shown.get(id));
            }
        });
        shown.keySet().stream().filter(id -> !folded.containsKey(id)).forEach(id -> find(Kind.VIEW, id + " is shown"));
    }

    /** The name of each city: the last that it was given, since all hold from one day on. */
    static Map<String, String> fold(List<Entry> entries) {
        var names = new HashMap<String, String>();
        entries.stream().filter(Entry::isOfCity).forEach(entry -> names.put(entry.stream(), entry.name()));
        return names;
    }

    private static List<Long> positions(List<Entry> entries) {
        return entries.stream().map(Entry::position).toList();
    }

    /** The root over the first leaves. */
    static Hash root(List<Hash> leaves) {
        var tree = new CompactRange();
        leaves.forEach(tree::append);
        return tree.root();
    }
}
