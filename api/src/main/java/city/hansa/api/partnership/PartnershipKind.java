package city.hansa.api.partnership;

import city.hansa.api.CityId;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The four kinds of the RGRE's database and the one that a crisis brought (DOMAIN §2.3). The RGRE itself says that they
 * are not sharp: a kind is an assertion with a source, and can change.
 */
public enum PartnershipKind {
    /** No formal basis. */
    CONTACT,
    /** By agreement, limited in time or to named subjects. */
    FRIENDSHIP,
    /** By agreement, limited to at least one theme. */
    PROJECT,
    /** A formal precursor in a crisis. */
    SOLIDARITY,
    /** By charter, unlimited in time and subject. */
    TWINNING;

    /** What an open partnership of this kind claims, in whatever order its parties are named. */
    public String claimed(Collection<CityId> parties) {
        return parties.stream()
                .map(CityId::toString)
                .sorted()
                .collect(Collectors.joining(",", "open partnership " + this + " ", ""));
    }

    public boolean mayHaveTerm() {
        return this == FRIENDSHIP || this == PROJECT || this == SOLIDARITY;
    }

    public boolean needsTermOrTheme() {
        return mayHaveTerm();
    }

    public boolean needsTheme() {
        return this == PROJECT;
    }

    /** Whether every party's council must have approved before it is in force. */
    public boolean needsApproval() {
        return this == TWINNING;
    }
}
