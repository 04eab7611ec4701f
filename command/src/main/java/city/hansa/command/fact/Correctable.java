package city.hansa.command.fact;

import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent;
import city.hansa.command.claim.Claim;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an aggregate offers so that its facts can be corrected, retracted, disputed and attested. */
public interface Correctable<E> {

    Subject subject();

    Facts<E> facts();

    /** Whether the party may speak about the record's facts. */
    boolean isParty(Party party);

    /** Who may read the record now: nothing is said about its facts to more than these. */
    default Visibility visibility() {
        return Visibility.PUBLIC;
    }

    /** Whether the event may be taken back as if it had never been recorded; what opened the record never is. */
    default boolean mayBeRetracted(E event) {
        return true;
    }

    /**
     * Whether the actor may change what is known of that fact. Whoever is a party may, unless the fact is one that only
     * another side could have recorded: else it would be undone by those whom it binds.
     */
    default boolean mayCorrect(Recorded<E> fact, Actor actor) {
        return true;
    }

    /** Throws the refusal if that must not be said of the fact. */
    default void checkStatement(FactEvent statement, Recorded<E> about) {}

    /** Says what follows for the record from that statement, which has just been appended. */
    default void sayWhatFollows(FactEvent statement, Envelope envelope) {}

    /** What nobody else may claim while this record has that history. */
    default Set<Claim> claims(List<Recorded<E>> history) {
        return Set.of();
    }

    /** The first event of that history which the ones before it do not allow; empty where all obey the rules. */
    Optional<Recorded<?>> contradiction(List<Recorded<E>> history);
}
