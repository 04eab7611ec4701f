package city.hansa.api.claim;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * The id that follows from what is claimed: a UUIDv5 (RFC 9562 §5.5) in Hansa's own namespace, so that everyone derives
 * the same one. Memberships derive theirs in the same way from their network and city.
 */
public final class ClaimId {

    /** A UUIDv5 of {@code hansa.city} in the DNS namespace of RFC 9562 §6.6; never to change. */
    private static final UUID NAMESPACE = UUID.fromString("6cb2a33c-1f74-5624-95c1-0c8dc81b415a");

    public static UUID of(String what) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, what);
    }

    private ClaimId() {}
}
