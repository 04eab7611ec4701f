package city.hansa.query.network;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.network.NetworkView;
import city.hansa.api.network.NetworkView.Standing;
import city.hansa.api.view.AnniversaryItem;
import city.hansa.api.view.AnniversaryItem.Basis;
import city.hansa.api.view.AnniversaryKind;
import city.hansa.api.view.NetworkRef;
import city.hansa.query.view.AnniversaryRow;
import city.hansa.query.view.Row;
import java.util.List;

/** Years since a network was founded, while it is not dissolved; listed under itself and its founders. */
final class NetworkAnniversaries {

    static List<Row> rows(NetworkView network) {
        var itself = List.<Object>of(new NetworkRef(network.id()));
        return network.standings().stream()
                .filter(standing -> standing.value() == Standing.ACTIVE)
                .flatMap(standing -> AnniversaryRow.of(
                        AnniversaryKind.NETWORK,
                        standing.value().name(),
                        standing.span(),
                        NetworkRegister.parties(network),
                        Visibility.PUBLIC,
                        new AnniversaryItem(
                                new Subject(Subject.Kind.NETWORK, network.id().value()),
                                network.kind().name(),
                                Basis.of(network.since()),
                                itself,
                                itself)))
                .toList();
    }

    private NetworkAnniversaries() {}
}
