package city.hansa.web.imports;

import city.hansa.api.Reason;

/** The rules for a line of an import, beside those of the domain. */
public enum ImportRejection implements Reason {
    NOT_UTF_8("A line is UTF-8, and has no null character."),
    QUOTE_NOT_CLOSED("A field that begins with a quote ends with one, just before a separator or the end of the line."),
    LINE_TOO_LONG("A line has at most 100,000 characters."),
    FIELD_TOO_LONG("A field has at most 10,000 characters."),
    FIELD_COUNT("A line has as many fields as the header."),
    FIELD_MALFORMED("A field has the form that its column demands."),
    COUNTRY_UNKNOWN("A country is named by its code, or by a name that names one country alone."),
    NO_SUCH_CITY("A city is in the register, or registered from the file where createCities=true allows it."),
    CITY_AMBIGUOUS("A city is named so that it is one alone."),
    STANDING_NOT_TAKEN("An import takes registered cities, and partnerships proposed, in force, dormant or terminated.");

    private final String rule;

    ImportRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
