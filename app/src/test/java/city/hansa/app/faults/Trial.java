package city.hansa.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.faults.Finding.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One history: what callers were told of it, and what an auditor has seen. Several kinds of faults may fall upon it. */
final class Trial implements AutoCloseable {

    private final ClientLog log;
    private final Auditor auditor = new Auditor();

    /** @param directory in which the callers' log is kept; one a trial */
    Trial(Path directory) {
        this.log = new ClientLog(directory.resolve("told.tsv"));
    }

    Auditor auditor() {
        return auditor;
    }

    ClientLog log() {
        return log;
    }

    /** Has callers begin, who choose otherwise in each round. */
    Load load(int round, Client... nodes) {
        return Load.begin(List.of(nodes), log, auditor, Runs.SEED + 100L * round);
    }

    /** @param promised how soon after a fault it is ready again */
    Scenario scenario(String fault, Duration promised) {
        return new Scenario(fault, promised);
    }

    @Override
    public void close() {
        log.close();
    }

    /** Faults of one kind, and what the checker says after each. Its line is in the report even if it ends badly. */
    final class Scenario implements AutoCloseable {

        private final String fault;
        private final Duration promised;
        private final Told.Numbers before = log.read().numbers();
        private final List<Duration> ready = new ArrayList<>();
        private final Map<Kind, Long> found = new EnumMap<>(Kind.class);
        private long faults;

        private Scenario(String fault, Duration promised) {
            this.fault = fault;
            this.promised = promised;
        }

        void struck(long times) {
            faults += times;
        }

        /** @param after the fault */
        void readyAgain(Duration after) {
            ready.add(after);
            assertThat(after).as("ready again after: %s, seed %d", fault, Runs.SEED)
                    .isLessThanOrEqualTo(Runs.tolerated(promised));
        }

        /** Reads the whole history, now that nobody writes, and holds it against what callers were told. */
        void judge(Client node) {
            var told = log.read();
            var last = told.last();
            Awaited.until("the views have come to position " + last, () ->
                    node.get("/api/cities?limit=1&minPosition=" + last).status() == 200);
            var replay = Auditor.replay(node);
            var history = auditor.read(node, Math.max(last, replay.get("to").longValue()));
            var findings = new ArrayList<>(Checker.check(told, history));
            if (replay.get("differencesFound").longValue() > 0) {
                findings.add(new Finding(Kind.VIEW, "differs from its replay: " + replay));
            }
            findings.forEach(finding -> found.merge(finding.kind(), 1L, Long::sum));
            assertThat(findings).as("after: %s, seed %d", fault, Runs.SEED).isEmpty();
        }

        @Override
        public void close() {
            Report.add(new Report.Line(fault, faults, log.read().numbers().since(before), found, ready, promised));
        }
    }
}
