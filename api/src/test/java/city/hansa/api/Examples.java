package city.hansa.api;

import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import java.util.UUID;

/** The parties of the one worked story that every spec and view test tells: Hamburg, Dar es Salaam and their network. */
public final class Examples {

    public static final CityId HAMBURG = CityId.of("0199d5c0-0000-7000-8000-00000000000a");
    public static final CityId DAR_ES_SALAAM = CityId.of("0199d5c0-0000-7000-8000-00000000000b");
    public static final CityId OSAKA = CityId.of("0199d5c0-0000-7000-8000-00000000000c");
    public static final NetworkId HARBOUR_CITIES = NetworkId.of("0199d5c0-0000-7000-8000-00000000000d");

    public static Edtf on(String edtf) {
        return Edtf.parse(edtf);
    }

    /** As the city's international office says it, effective on that day. */
    public static Envelope by(CityId city, String effective) {
        return Envelope.of(new Actor(Role.OFFICER, city), on(effective));
    }

    /** As the network's secretariat says it, effective on that day. */
    public static Envelope by(NetworkId network, String effective) {
        return Envelope.of(new Actor(Role.SECRETARIAT, network), on(effective));
    }

    /** The n-th event id of a story. */
    public static UUID event(int n) {
        return new UUID(0x0199d5c000007000L, 0x8000_0000_0000_1000L + n);
    }

    private Examples() {}
}
