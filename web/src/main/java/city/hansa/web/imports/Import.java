package city.hansa.web.imports;

import static java.util.Objects.requireNonNull;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Reason;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadAhead;
import city.hansa.web.imports.Giver.Opening;
import city.hansa.web.imports.KnownCities.Known;
import city.hansa.web.imports.Row.CityText;
import city.hansa.web.imports.Row.OfCity;
import city.hansa.web.imports.Row.OfPartnership;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One import: the file a block of lines at a time, each block judged whole and reported in the order of its lines.
 * Within a block its cities come first, then its partnerships, many at once; of one kind between the same cities in the
 * order of the lines. Memory holds one block, whatever the file's length.
 */
final class Import {

    private static final int BLOCK = 1_000;
    private static final long BLOCK_BYTES = 4 << 20;

    private final Lines lines;
    private final Sheet sheet;
    private final Terms terms;
    private final Register register;
    private final LedgerReader ledger;
    private final Giver giver;
    private final KnownCities cities = new KnownCities();
    private final Judgement judgement = new Judgement();
    private final Workers workers = new Workers();

    /** Up to where the register is to know the cities: what this file has brought since is remembered here. */
    private long position;

    /** @param head the last position of the log: what is known there is known to the import */
    Import(Lines lines, Sheet sheet, Terms terms, Register register, LedgerReader ledger, Giver giver, long head) {
        this.lines = lines;
        this.sheet = sheet;
        this.terms = terms;
        this.register = register;
        this.ledger = ledger;
        this.giver = giver;
        this.position = head;
    }

    /** Reports every line, or up to the one at which the service could take nothing more. */
    void run(Report report) throws IOException {
        for (var block = block(); !block.isEmpty(); block = block()) {
            judge(block);
            for (var one : block) {
                report.line(one.line, requireNonNull(one.verdict()));
            }
            report.flush();
            if (workers.isStopped()) {
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
            var verdict = workers.stop(failed);
            block.stream().filter(Case::isOpen).forEach(one -> one.judge(verdict));
        }
        block.stream().filter(Case::isOpen).forEach(one -> one.judge(Verdict.NOT_BEGUN));
    }

    private void findCities(List<Case> block) {
        if (cities.isFull()) {
            cities.forget();
            position = Math.max(position, giver.position());
        }
        cities.begin(register.cities(block.stream().flatMap(one -> texts(one).stream()).toList(), position));
        for (var one : block) {
            if (one.isOpen()) {
                trying(one, () -> one.cities = texts(one).stream()
                        .map(text -> cities.resolve(text, one.row instanceof OfCity || terms.createsCities()))
                        .toList());
                one.partnership().forEach(row -> trying(one, () -> check(one, row)));
            }
            if (one.isOpen()) {
                one.cities.forEach(known -> known.broughtBy(one));
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
        var fresh = new LinkedHashMap<Known, Opening>();
        block.stream().filter(Case::isOpen).flatMap(one -> one.cities.stream()).filter(Known::isNew).forEach(
                known -> fresh.computeIfAbsent(known, _ -> giver.opening(known.text())));
        var claims = fresh.keySet().stream()
                .flatMap(known -> known.text().identifiers().stream())
                .filter(one -> one.scheme().isUnique())
                .map(one -> ClaimId.of("identifier " + one));
        workers.atOnce(fresh.keySet(), ahead(claims, fresh.values().stream()), known -> {
            try {
                known.registered(giver.register(requireNonNull(fresh.get(known))));
            } catch (RuntimeException failed) {
                known.failed(workers.verdict(failed));
            }
        });
        fresh.keySet().forEach(cities::settled);
        block.stream().filter(Case::isOpen).forEach(one -> one.cities.stream()
                .map(Known::failed)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(one::judge));
    }

    private ReadAhead ahead(Stream<UUID> streams, Stream<Opening> openings) {
        return ledger.ahead(streams.toList(), terms.speaker().principal(), openings.map(Opening::key).toList());
    }

    private void judgeByRegister(List<Case> block) {
        var there = register.partnerships(
                block.stream()
                        .filter(one -> one.partnership().findAny().isPresent()
                                && one.cities.stream().noneMatch(known -> known.isNew() || known.changed()))
                        .map(Case::ids)
                        .toList(),
                -1);
        for (var one : block) {
            if (one.isOpen() && one.row instanceof OfCity) {
                judgement.ofCity(one);
            }
            one.partnership().forEach(row -> judgement.byRegister(there, one, row));
            if (terms.isDryRun() && one.isOpen()) {
                judgement.byAnother(there, one);
                one.partnership().forEach(row -> judgement.byFile(one, row));
                one.partnership().forEach(row -> wouldGive(one, row));
            }
        }
    }

    private void wouldGive(Case one, OfPartnership row) {
        judgement.brought(one, row, null);
        one.judge(Verdict.taken(null, one.registered()));
    }

    private void give(List<Case> block) {
        var lanes = new LinkedHashMap<Case.Lane, List<Case>>();
        var openings = new HashMap<Case, Opening>();
        var streams = new HashSet<UUID>();
        block.forEach(one -> one.partnership().forEach(row -> {
            lanes.computeIfAbsent(one.lane(row), _ -> new ArrayList<>()).add(one);
            openings.put(one, giver.opening(row, one.ids()));
            streams.addAll(one.ids());
            streams.add(ClaimId.of(row.kind().claimed(one.ids().stream().map(CityId::new).toList())));
        }));
        workers.atOnce(lanes.values(), ahead(streams.stream(), openings.values().stream()), lane -> lane.forEach(
                one -> one.partnership().forEach(row -> give(one, row, requireNonNull(openings.get(one))))));
        // What was opened meanwhile, or is not shown yet, is named all the same.
        var open = block.stream().filter(Case::isRefusedByAnother).toList();
        if (!open.isEmpty()) {
            var there = register.partnerships(open.stream().map(Case::ids).toList(), giver.position());
            open.forEach(one -> judgement.byAnother(there, one));
        }
    }

    private void give(Case one, OfPartnership row, Opening opening) {
        judgement.byFile(one, row);
        if (!one.isOpen()) {
            return;
        }
        try {
            var done = giver.record(opening, row, one.ids());
            judgement.brought(one, row, done.id());
            one.judge(done.changed()
                    ? Verdict.taken(done.id(), one.registered())
                    : Verdict.alreadyThere(done.id(), ""));
        } catch (RuntimeException failed) {
            one.judge(workers.verdict(failed));
        }
    }

    private static void trying(Case one, Runnable step) {
        try {
            step.run();
        } catch (LineRefused refused) {
            one.judge(Verdict.refused(refused));
        }
    }
}
