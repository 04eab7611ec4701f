package city.hansa.api;

import java.util.UUID;

/** On whose behalf something is said: a city, or a network through its secretariat (DESIGN §3, §7). */
public sealed interface Party permits CityId, NetworkId {

    UUID value();
}
