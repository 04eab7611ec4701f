package city.hansa.api.view;

import java.util.Set;
import java.util.UUID;

/** Answer to {@link ViewQuery.FindUntold}: ids of events; an unmodifiable set. */
public record UntoldEvents(Set<UUID> events) {

    public UntoldEvents {
        events = Set.copyOf(events);
    }
}
