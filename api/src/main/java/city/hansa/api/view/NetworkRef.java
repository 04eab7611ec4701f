package city.hansa.api.view;

import city.hansa.api.NetworkId;

/** A network in an answer; its {@code name} on the day of the answer is put beside it when the answer is given. */
public record NetworkRef(NetworkId network) {}
