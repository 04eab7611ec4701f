package city.hansa.app.narrative;

import city.hansa.api.fact.FactEvent.NarrativeErased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * Destroys the key of what was erased. It follows the events: an erasure that is on record is carried out, whatever breaks in
 * between. From the record on, nobody is shown the narrative, whether or not its key is there still.
 */
@ProcessingGroup("narrative-erasure")
@DisallowReplay
public final class KeyDestruction {

    private final DestroyedKeys destroyed;

    public KeyDestruction(DestroyedKeys destroyed) {
        this.destroyed = destroyed;
    }

    @EventHandler
    void on(NarrativeErased erased) {
        destroyed.add(erased.key());
    }
}
