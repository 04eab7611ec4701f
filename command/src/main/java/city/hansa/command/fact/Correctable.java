package city.hansa.command.fact;

import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import java.util.List;
import java.util.Optional;

/** What an aggregate offers so that its facts can be corrected, retracted, disputed and attested. */
public interface Correctable<E> {

    Subject subject();

    Facts<E> facts();

    /** Whether the party may speak about the record's facts. */
    boolean isParty(Party party);

    /** The first event of that history which the ones before it do not allow; empty where all obey the rules. */
    Optional<Recorded<?>> contradiction(List<Recorded<E>> history);
}
