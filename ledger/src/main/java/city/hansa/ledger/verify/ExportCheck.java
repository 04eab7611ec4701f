package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.tree.TilePath;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Reads an export's lines, one an event and in their order, and holds what events say against their leaves. */
final class ExportCheck {

    private final ExportFile file;
    private final long size;
    private long read;
    private long erased;
    private long notYetSealed;

    /** Some of an export's events, each with the content to which its leaf is committed, or erased. */
    private record Opened(Bundle bundle, long erased) {

        static Opened of(long begin, List<byte[]> lines) {
            var events = new ArrayList<OpenedEntry>(lines.size());
            for (var line : lines) {
                events.add(parse(begin + events.size(), line));
            }
            var bundle = Bundle.of(begin, events.stream().map(OpenedEntry::leaf).toList());
            for (int i = 0; i < events.size(); i++) {
                Bundle.requireCommitted(events.get(i), bundle.leaves().get(i));
            }
            return new Opened(bundle, events.stream().filter(OpenedEntry::isClosed).count());
        }

        private static OpenedEntry parse(long position, byte[] line) {
            try {
                return OpenedEntry.parse(line);
            } catch (IllegalArgumentException e) {
                throw Stop.doesNotHold("line " + (position + 1) + " of the export", e);
            }
        }
    }

    /** Of an export that should have at least as many events as a tree of that size. */
    ExportCheck(ExportFile file, long size) {
        this.file = file;
        this.size = size;
    }

    /** Hands on as many leaves as the tree has, in their order; the lines after those are counted. */
    void run(Consumer<Bundle> inOrder) {
        Ordered.each(work(), opened -> {
            erased += opened.erased;
            inOrder.accept(opened.bundle);
        });
        for (var lines = file.next(TilePath.FULL); !lines.isEmpty(); lines = file.next(TilePath.FULL)) {
            notYetSealed += lines.size();
        }
    }

    /** Says how many events still had their content, how many had not, and how many are beyond the tree. */
    void tell(Report report) {
        var opened = Report.number(size - erased);
        report.checked(opened + " payloads with their metadata: what their leaves are committed to");
        if (erased > 0) {
            report.notChecked("what " + Report.number(erased) + " events said: erased, or not shown");
        }
        if (notYetSealed > 0) {
            report.notChecked(Report.number(notYetSealed) + " lines after these: not yet sealed by this checkpoint");
        }
    }

    private Iterator<Callable<Opened>> work() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return read < size;
            }

            @Override
            public Callable<Opened> next() {
                return bundle();
            }
        };
    }

    /** Reads lines now, in their order, to be looked at later. */
    private Callable<Opened> bundle() {
        var begin = read;
        var wanted = (int) Math.min(TilePath.FULL, size - begin);
        read += wanted;
        try {
            var lines = file.next(wanted);
            if (lines.size() == wanted) {
                return () -> Opened.of(begin, lines);
            }
            read = size;
            return () -> cutOff(begin, lines);
        } catch (Stop stop) {
            // Thrown in its turn: a line before it may be wrong too.
            read = size;
            return () -> {
                throw stop;
            };
        }
    }

    private Opened cutOff(long begin, List<byte[]> lines) {
        if (!lines.isEmpty()) {
            Opened.of(begin, lines);
        }
        throw Stop.doesNotHold(
                "export: ends after " + (begin + lines.size()) + " lines, but the checkpoint has " + size + " leaves");
    }
}
