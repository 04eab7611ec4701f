package city.hansa.command.city;

import city.hansa.api.date.Edtf;
import city.hansa.api.value.Identifier;
import city.hansa.command.claim.Claim;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An identifier and the time for which a city holds it.
 *
 * @param from null where it was registered with the city, which is older than its registration
 * @param until the first day on which the city holds it no longer, null while it does
 */
record Holding(Identifier identifier, @Nullable Edtf from, @Nullable Edtf until) {

    static Holding always(Identifier identifier) {
        return new Holding(identifier, null, null);
    }

    boolean isOpen(Identifier which) {
        return until == null && identifier.equals(which);
    }

    Holding endedOn(Edtf day) {
        return new Holding(identifier, from, day);
    }

    /** So that no other city holds it then; nothing where cities share it, or where it was held on no day at all. */
    Optional<Claim> claim() {
        return Optional.of(new Claim("identifier " + identifier, from, until))
                .filter(claim -> identifier.scheme().isUnique() && !claim.isEmpty());
    }
}
