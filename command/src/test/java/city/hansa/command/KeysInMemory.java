package city.hansa.command;

import city.hansa.command.fact.NarrativeKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Keys that a test can lose and destroy; every other is held. */
public final class KeysInMemory implements NarrativeKeys {

    private final Map<UUID, State> gone = new HashMap<>();

    public void set(UUID key, State state) {
        gone.put(key, state);
    }

    @Override
    public State stateOf(UUID key) {
        return gone.getOrDefault(key, State.HELD);
    }

    @Override
    public String pseudonym(UUID key, String principal) {
        return key + "/" + principal;
    }
}
