package city.hansa.command.fact;

import java.util.UUID;

/** What decisions need of the keys under which narratives are kept encrypted. */
public interface NarrativeKeys {

    enum State {
        HELD,
        /** It was destroyed, and is not taken again wherever it is found. */
        DESTROYED,
        /** It is not where the keys are, and nobody destroyed it there. */
        MISSING
    }

    State stateOf(UUID key);

    /**
     * Who somebody is, in a form that only whoever has the key can compare: HMAC-SHA-256, in hexadecimal.
     *
     * @throws IllegalStateException if the key is not held
     */
    String pseudonym(UUID key, String principal);
}
