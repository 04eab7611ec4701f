package city.hansa.api.city;

import city.hansa.api.Reason;

/** The rules for cities. */
public enum CityRejection implements Reason {
    IDENTIFIER_TAKEN("An identifier belongs to one city at a time."),
    IDENTIFIER_NOT_HELD("Only an identifier that the city holds is released."),
    NO_SUCH_CITY("A city is named by the id or an identifier of a registered city."),
    CITY_HAS_ENDED("A city that was merged or dissolved takes nothing that happened later."),
    MERGED_INTO_ITSELF("A city is merged into another city."),
    SAME_COUNTRY("A city moves to another country than its own on that day."),
    NOT_THE_CITY_ITSELF("A city's own affairs are recorded on behalf of that city or of a network.");

    private final String rule;

    CityRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
