package city.hansa.web.imports;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Reason;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.web.imports.KnownCities.Known;
import city.hansa.web.imports.Row.CityText;
import city.hansa.web.imports.Row.OfCity;
import city.hansa.web.imports.Row.OfPartnership;
import city.hansa.web.imports.Verdict.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import: the file a block of lines at a time, each block judged whole and reported in the order of its lines.
 * Within a block its cities come first, then its partnerships, many at once; of one kind between the same cities in the
 * order of the lines. Memory holds one block, whatever the file's length.
 */
final class Import {

    private static final Logger LOG = LoggerFactory.getLogger(Import.class);

    private static final int BLOCK = 1_000;
    private static final long BLOCK_BYTES = 4 << 20;
    /** As many lines at once as fill the ledger's batches; more would keep others from the database's connections. */
    private static final int WINDOW = 32;

    private final Lines lines;
    private final Sheet sheet;
    private final Terms terms;
    private final Register register;
    private final Giver giver;
    private final KnownCities cities = new KnownCities();
    private final Judgement judgement;
    private volatile boolean isStopped;
    private long position;

    /** @param head the last position of the log: what is known there is known to the import */
    Import(Lines lines, Sheet sheet, Terms terms, Register register, Giver giver, long head) {
        this.lines = lines;
        this.sheet = sheet;
        this.terms = terms;
        this.register = register;
        this.giver = giver;
        this.position = head;
        this.judgement = new Judgement(terms.isDryRun());
    }

    /** Reports every line, or up to the one at which the service could take nothing more. */
    void run(Report report) throws IOException {
        for (var block = block(); !block.isEmpty(); block = block()) {
            judge(block);
            for (var one : block) {
                report.line(one.line, Objects.requireNonNull(one.verdict()));
            }
            report.flush();
            if (isStopped) {
                report.ended(block.getLast().line);
                return;
            }
        }
    }

    private List<Case> block() throws IOException {
        var block = new ArrayList<Case>();
        var bytes = 0L;
        while (block.size() < BLOCK && bytes < BLOCK_BYTES) {
            var line = lines.next(sheet.separator());
            if (line == null) {
                break;
            }
            bytes += line.bytes().length;
            block.add(read(line));
        }
        return block;
    }

    private Case read(Lines.Line line) {
        try {
            return new Case(line.number(), RowReader.read(sheet.form(), sheet.read(line)), null);
        } catch (LineRefused refused) {
            return new Case(line.number(), null, Verdict.refused(refused));
        }
    }

    private void judge(List<Case> block) {
        try {
            findCities(block);
            if (!terms.isDryRun()) {
                registerCities(block);
            }
            judgeByRegister(block);
            if (!terms.isDryRun()) {
                give(block);
            }
        } catch (RuntimeException failed) {
            var verdict = stop(failed);
            block.stream().filter(Case::isOpen).forEach(one -> one.judge(verdict));
        }
        block.stream().filter(Case::isOpen).forEach(one -> one.judge(Verdict.NOT_BEGUN));
    }

    private void findCities(List<Case> block) {
        cities.begin(register.cities(block.stream().flatMap(one -> texts(one).stream()).toList(), position),
                terms.isDryRun());
        for (var one : block) {
            if (one.isOpen()) {
                trying(one, () -> one.cities = texts(one).stream()
                        .map(text -> cities.resolve(text, one.row instanceof OfCity || terms.createsCities()))
                        .toList());
                one.partnership().forEach(row -> trying(one, () -> check(one, row)));
            }
        }
    }

    private static List<CityText> texts(Case one) {
        return switch (one.row) {
            case OfCity(var city) -> List.of(city);
            case OfPartnership row -> row.parties();
            case null -> List.of();
        };
    }

    /** What a proposal would be refused for, before a city is registered for its sake. */
    private void check(Case one, OfPartnership row) {
        require(one.cities.size() >= 2 && Set.copyOf(one.cities).size() == one.cities.size(),
                PartnershipRejection.TWO_DISTINCT_PARTIES);
        require(!row.kind().needsTheme() || !row.themes().isEmpty() || !row.topics().isEmpty(),
                PartnershipRejection.PROJECT_NEEDS_A_THEME);
        require(terms.party() instanceof NetworkId
                        || (terms.party() instanceof CityId(var city)
                                && one.cities.stream().anyMatch(known -> city.equals(known.id()))),
                PartnershipRejection.NOT_A_PARTY);
    }

    private static void require(boolean condition, Reason rule) {
        if (!condition) {
            throw new LineRefused(rule, rule.rule());
        }
    }

    private void registerCities(List<Case> block) {
        var fresh = new LinkedHashSet<Known>();
        block.stream().filter(Case::isOpen).forEach(one -> one.cities.stream().filter(Known::isNew).forEach(fresh::add));
        atOnce(fresh, known -> {
            try {
                known.registered(giver.register(known.text()));
            } catch (RuntimeException failed) {
                known.failed(verdict(failed));
            }
        });
        block.stream().filter(Case::isOpen).forEach(one -> one.cities.stream()
                .map(Known::failed)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(one::judge));
        // The next block finds them in the register.
        position = Math.max(position, giver.position());
    }

    private void judgeByRegister(List<Case> block) {
        var there = register.partnerships(
                block.stream()
                        .filter(one -> one.partnership().findAny().isPresent()
                                && one.cities.stream().noneMatch(Known::isNew))
                        .map(Case::ids)
                        .toList(),
                -1);
        for (var one : block) {
            if (one.isOpen() && one.row instanceof OfCity) {
                judgement.ofCity(one);
            }
            one.partnership().forEach(row -> judgement.byRegister(there, one, row));
        }
    }

    private void give(List<Case> block) {
        var lanes = new LinkedHashMap<Case.Lane, List<Case>>();
        block.forEach(one -> one.partnership()
                .forEach(row -> lanes.computeIfAbsent(one.lane(row), _ -> new ArrayList<>()).add(one)));
        atOnce(lanes.values(), lane -> lane.forEach(one -> one.partnership().forEach(row -> give(one, row))));
        // Two lines of one file may say the same with the parties the other way round.
        var open = block.stream().filter(Import::meetsAnOpenOne).toList();
        if (!open.isEmpty()) {
            var there = register.partnerships(open.stream().map(Case::ids).toList(), giver.position());
            for (var one : open) {
                if (one.row instanceof OfPartnership row) {
                    judgement.byRegister(there, one, row);
                }
            }
        }
    }

    private static boolean meetsAnOpenOne(Case one) {
        var verdict = one.verdict();
        return verdict != null && verdict.reason().equals(PartnershipRejection.PARTNERSHIP_IS_OPEN.name())
                && verdict.id() == null;
    }

    private void give(Case one, OfPartnership row) {
        try {
            var done = giver.record(row, one.ids());
            one.judge(done.changed()
                    ? Verdict.taken(done.id(), one.registered())
                    : Verdict.alreadyThere(done.id(), ""));
        } catch (RuntimeException failed) {
            one.judge(verdict(failed));
        }
    }

    private static void trying(Case one, Runnable step) {
        try {
            step.run();
        } catch (LineRefused refused) {
            one.judge(Verdict.refused(refused));
        }
    }

    /** Each on a thread of its own, a window of them at once; nothing is begun any more once the import is to stop. */
    private <T> void atOnce(Iterable<T> all, Consumer<T> task) {
        var window = new Semaphore(WINDOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : all) {
                window.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        if (!isStopped) {
                            task.accept(one);
                        }
                    } finally {
                        window.release();
                    }
                });
            }
        }
    }

    private Verdict verdict(RuntimeException failed) {
        try {
            var verdict = Verdict.of(failed);
            isStopped |= verdict.answer() == Answer.STOPPED;
            return verdict;
        } catch (RuntimeException fault) {
            return stop(fault);
        }
    }

    private Verdict stop(RuntimeException failed) {
        isStopped = true;
        try {
            return Verdict.of(failed);
        } catch (RuntimeException fault) {
            LOG.error("an import met a fault", fault);
            return Verdict.fault();
        }
    }
}
