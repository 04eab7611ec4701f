package city.hansa.api.value;

import org.jspecify.annotations.Nullable;

/**
 * One who supports, funds or takes part without being a city or a network of the register: a value, not an aggregate.
 *
 * @param ref an identifier of the organisation as {@code scheme:value}, such as {@code wikidata:Q12345}
 */
public record Organisation(String name, Kind kind, @Nullable String ref) {

    public enum Kind {
        GOVERNMENT,
        MINISTRY,
        STATE,
        INTERNATIONAL,
        ASSOCIATION,
        CIVIL_SOCIETY,
        COMPANY,
        SPORTS,
        CULTURE,
        YOUTH,
        SCIENCE,
        SOCIAL,
        HOSPITAL
    }

    public Organisation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an organisation has a name");
        }
    }
}
