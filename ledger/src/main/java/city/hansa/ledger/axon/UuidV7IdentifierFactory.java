package city.hansa.ledger.axon;

import com.github.f4b6a3.uuid.UuidCreator;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers in the order of their making (UUIDv7, RFC 9562), which indexes take best. Axon finds it as a service.
 *
 * <p>Those made by one process increase. Safe for use by several threads.
 */
public final class UuidV7IdentifierFactory extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
