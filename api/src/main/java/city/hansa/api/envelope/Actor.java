package city.hansa.api.envelope;

import city.hansa.api.Party;

/** Who acts: a role, on behalf of a city or a network. */
public record Actor(Role role, Party party) {}
