package city.hansa.api.view;

import city.hansa.api.CityId;

/** A city in an answer; its {@code name} on the day of the answer is put beside it when the answer is given. */
public record CityRef(CityId city) {}
