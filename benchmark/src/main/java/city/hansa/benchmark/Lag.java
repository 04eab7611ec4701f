package city.hansa.benchmark;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.mandate.Mandates;
import city.hansa.api.view.At;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.benchmark.measure.Ids;
import city.hansa.ledger.axon.Acknowledgement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;

/** From the acknowledgement of a command to the answer of a read that waits for its position, in the whole application. */
final class Lag {

    private static final int WARM_UP = 200;
    private static final int SAMPLES = 1000;

    static String measure(Path directory) {
        try (var hansa = Running.in(directory)) {
            var commands = hansa.bean(CommandGateway.class);
            var queries = hansa.bean(QueryGateway.class);
            var nanos = new long[SAMPLES];
            for (var i = -WARM_UP; i < SAMPLES; i++) {
                var lag = once(commands, queries);
                if (i >= 0) {
                    nanos[i] = lag;
                }
            }
            Arrays.sort(nanos);
            return String.format(
                    Locale.ROOT,
                    "p50 %6.2f ms   p99 %7.2f ms",
                    nanos[SAMPLES / 2] / 1e6,
                    nanos[SAMPLES * 99 / 100] / 1e6);
        }
    }

    private static long once(CommandGateway commands, QueryGateway queries) {
        var city = new CityId(Ids.next());
        var metaData = Envelope.of(new Actor(Role.OFFICER, city), Edtf.parse("2026")).toMetaData();
        Mandates.OF_EVERY_PARTY.putInto(metaData);
        Acknowledgement done = commands.sendAndWait(
                new GenericCommandMessage<>(new RegisterCity(city, "Dortmund", "DE", null, List.of()))
                        .withMetaData(metaData));
        var committed = System.nanoTime();
        var query = new GetRecord(
                new Subject(Subject.Kind.CITY, city.value()), new At(null, null, null, done.position()));
        if (queries.query(query, Found.class).join().document() == null) {
            throw new IllegalStateException("a view served a position that it had not seen");
        }
        return System.nanoTime() - committed;
    }

    private Lag() {}
}
