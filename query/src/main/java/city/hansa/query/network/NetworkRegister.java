package city.hansa.query.network;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.network.NetworkView;
import city.hansa.api.network.NetworkView.Standing;
import city.hansa.api.value.FigureKind;
import city.hansa.api.view.Dated;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Discrepancy;
import city.hansa.query.view.Discrepancy.Counted;
import city.hansa.query.view.Discrepancy.Reported;
import city.hansa.query.view.Row;
import city.hansa.query.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The register of networks, listed by kind; a network stands in it under its own id and those of its founders. */
public final class NetworkRegister implements View<NetworkEvent, NetworkView> {

    private record Listed(String name, Standing standing) {}

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.NETWORK;
    }

    @Override
    public Class<NetworkEvent> protocol() {
        return NetworkEvent.class;
    }

    @Override
    public Class<NetworkView> document() {
        return NetworkView.class;
    }

    @Override
    public NetworkView fold(@Nullable NetworkView before, Recorded<NetworkEvent> event) {
        return NetworkFold.fold(before, event);
    }

    @Override
    public List<Row> rows(NetworkView network) {
        return Dated.together(network.names(), network.standings(), Listed::new).stream()
                .map(listed -> row(network, listed.value(), listed.span()))
                .toList();
    }

    @Override
    public List<Row> agenda(Agenda agenda, NetworkView network) {
        return switch (agenda) {
            case ANNIVERSARY -> NetworkAnniversaries.rows(network);
            case DUE, BOARD -> List.of();
        };
    }

    @Override
    public List<Discrepancy> discrepancies(NetworkView network, List<JsonNode> facts) {
        var reported = new ArrayList<Discrepancy>();
        for (var n = 0; n < network.figures().size(); n++) {
            var figure = network.figures().get(n);
            if (figure.kind() == FigureKind.MEMBERS && figure.scope() == null) {
                var members = new Reported(Counted.MEMBERS, figure.value(), figure.qualifier(), figure.asOf());
                reported.add(Discrepancy.reported(members, n, figure));
            }
        }
        return reported;
    }

    private static Row row(NetworkView network, Listed listed, Span period) {
        return new Row(
                network.kind().name(),
                listed.standing().name(),
                listed.standing() == Standing.ACTIVE,
                period,
                network.since().edtf(),
                List.of(),
                listed.name(),
                parties(network),
                Visibility.PUBLIC,
                new NetworkView.Item(listed.name(), network.since(), network.founders()));
    }

    static List<UUID> parties(NetworkView network) {
        var founders = network.founders().stream().map(founder -> founder.city().value());
        return Stream.concat(Stream.of(network.id().value()), founders).toList();
    }
}
