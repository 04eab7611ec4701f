package city.hansa.ledger.verify;

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

    /**
     * What of an export was looked at: how many events still had their content, how many had not, and how many lines
     * came after those of the tree.
     */
    record Result(long opened, long erased, long notYetSealed) {

        void tell(Report report) {
            report.checked(Report.number(opened) + " payloads with their metadata: what their leaves are committed to");
            if (erased > 0) {
                report.notChecked("what " + Report.number(erased) + " events said: their content was erased");
            }
            if (notYetSealed > 0) {
                report.notChecked(
                        Report.number(notYetSealed) + " lines after these: they are not yet sealed by this checkpoint");
            }
        }
    }

    /** Some of an export's events, each with the content to which its leaf is committed, or erased. */
    private record Opened(Bundle bundle, int erased) {

        static Opened of(long begin, List<byte[]> lines) {
            var entries = new ArrayList<byte[]>(lines.size());
            var events = new ArrayList<ExportLine>(lines.size());
            for (var line : lines) {
                var event = parse(begin + events.size(), line);
                events.add(event);
                entries.add(event.leaf());
            }
            var bundle = Bundle.of(begin, entries);
            return new Opened(bundle, opened(bundle, events));
        }

        private static ExportLine parse(long position, byte[] line) {
            try {
                return ExportLine.parse(line);
            } catch (IllegalArgumentException e) {
                throw Stop.doesNotHold("line " + (position + 1) + " of the export", e);
            }
        }

        private static int opened(Bundle bundle, List<ExportLine> events) {
            var erased = 0;
            for (int i = 0; i < events.size(); i++) {
                var leaf = bundle.leaves().get(i);
                var content = events.get(i).content();
                try {
                    if (content == null) {
                        erased++;
                    } else {
                        content.requireCommitted(leaf);
                    }
                } catch (IllegalArgumentException e) {
                    throw Stop.doesNotHold("leaf " + leaf.position(), e);
                }
            }
            return erased;
        }
    }

    private ExportCheck(ExportFile file, long size) {
        this.file = file;
        this.size = size;
    }

    /** Hands on as many leaves as the tree has, in their order; the lines after those are counted. */
    static Result run(ExportFile file, long size, Consumer<Bundle> inOrder) {
        var check = new ExportCheck(file, size);
        Ordered.each(check.work(), opened -> {
            check.erased += opened.erased;
            inOrder.accept(opened.bundle);
        });
        return new Result(size - check.erased, check.erased, check.rest());
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

    private long rest() {
        var rest = 0L;
        for (var lines = file.next(TilePath.FULL); !lines.isEmpty(); lines = file.next(TilePath.FULL)) {
            rest += lines.size();
        }
        return rest;
    }
}
