package city.hansa.api.view;

import city.hansa.api.ActionId;

/** An action in an answer; its title is put beside it as {@code name} when the answer is given. */
public record ActionRef(ActionId action) {}
