package city.hansa.api.view;

import java.util.List;
import java.util.UUID;

/** Answer to {@link ViewQuery.LookUpNetworks}, in the order of ids. */
public record NetworksFound(List<UUID> networks) {

    public NetworksFound {
        networks = List.copyOf(networks);
    }
}
