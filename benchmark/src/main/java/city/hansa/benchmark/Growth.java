package city.hansa.benchmark;

import city.hansa.api.CityId;
import city.hansa.api.Party;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.mandate.Mandates;
import city.hansa.api.partnership.PartnershipCommand.RecordMilestone;
import city.hansa.api.partnership.PartnershipEvent.Milestone;
import city.hansa.benchmark.measure.Ids;
import city.hansa.benchmark.measure.Load;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.web.command.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a command costs as the log grows, in the whole application: one that begins a record, and one on any of all records
 * there are, which hardly ever is remembered and is read from the log. The processors rest, so that no view grows: how the
 * views answer over a long history is for {@link Questions}.
 */
final class Growth {

    private static final int SHORT = Integer.getInteger("benchmark.short", 100_000);
    private static final int LONG = Integer.getInteger("benchmark.grown", 10_000_000);
    private static final int WRITERS = 64;

    private final Commands commands;
    private final History history;
    private final Map<String, Load.Result> before = new LinkedHashMap<>();

    private Growth(Commands commands, History history) {
        this.commands = commands;
        this.history = history;
    }

    static void measure(Path directory, Duration cell, int rounds) throws Exception {
        try (var hansa = Running.in(directory)) {
            hansa.rest();
            var history = new History(hansa.bean(LedgerEventStorageEngine.class));
            var growth = new Growth(hansa.bean(Commands.class), history);
            history.write(SHORT);
            System.out.println("warm-up");
            growth.ask(cell, growth.before);
            growth.ask(SHORT, cell, rounds, growth.before);
            history.write(LONG - SHORT);
            growth.ask(LONG, cell, rounds, new LinkedHashMap<>());
        }
    }

    private void ask(int events, Duration cell, int rounds, Map<String, Load.Result> results) throws Exception {
        for (var round = 1; round <= rounds; round++) {
            System.out.printf(Locale.ROOT, "%,d events, round %d%n", events, round);
            ask(cell, results);
        }
    }

    private void ask(Duration cell, Map<String, Load.Result> results) throws Exception {
        results.put("64 writers, a city each", Load.run(WRITERS, cell, _ -> this::register));
        results.put("64 writers, any partnership", Load.run(WRITERS, cell, _ -> this::remember));
        // Beside the last round over the short history: the ratio of what a command took of the processors.
        results.forEach((what, result) -> System.out.printf(
                Locale.ROOT,
                "%-32s %s   ratio %.2f%n",
                what,
                result,
                result.each().micros() / before.getOrDefault(what, result).each().micros()));
    }

    private int register() {
        var city = new CityId(Ids.next());
        return send(new RegisterCity(city, "Dortmund", "DE", null, List.of()), city);
    }

    private int remember() {
        var partnerships = history.partnerships();
        var partnership = partnerships.get(ThreadLocalRandom.current().nextInt(partnerships.size()));
        var visit = new RecordMilestone(partnership.id(), Milestone.VISIT, partnership.party(), null, "a choir");
        return send(visit, partnership.party());
    }

    private int send(Object command, Party by) {
        var metaData = Envelope.of(new Actor(Role.OFFICER, by), Edtf.parse("2020-05")).toMetaData();
        Mandates.OF_EVERY_PARTY.putInto(metaData);
        commands.send(command, metaData);
        return 1;
    }
}
