package city.hansa.api.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** A name that another register has given a city; written {@code geonames:2935517} in filters. */
public record Identifier(Scheme scheme, String value) {

    public enum Scheme {
        GEONAMES("[1-9][0-9]{0,9}"),
        WIKIDATA("Q[1-9][0-9]{0,10}"),
        /** UN/LOCODE without the space. */
        UNLOCODE("[A-Z]{2}[A-Z2-9]{3}"),
        ISO3166_2("[A-Z]{2}-[A-Z0-9]{1,3}"),
        /** Amtlicher Gemeindeschlüssel, Germany. */
        AGS("[0-9]{8}"),
        NUTS("[A-Z]{2}[A-Z0-9]{0,3}"),
        LAU("[A-Z0-9_-]{1,20}");

        private final Pattern form;

        Scheme(String form) {
            this.form = Pattern.compile(form);
        }

        /** A region's code is shared by the cities in it; every other identifier belongs to one city at a time. */
        public boolean isUnique() {
            return this != ISO3166_2 && this != NUTS;
        }
    }

    public Identifier {
        if (!scheme.form.matcher(value).matches()) {
            throw new IllegalArgumentException(scheme + " has the form " + scheme.form + ", not " + value);
        }
    }

    /** Reads {@code scheme:value}; the scheme in any case. */
    public static Identifier parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an identifier is written scheme:value, not " + text);
        }
        return new Identifier(
                Scheme.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
