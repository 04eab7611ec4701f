package city.hansa.api.view;

import city.hansa.api.value.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a register are asked for; what is null does not restrict.
 *
 * @param city a party: its id, or {@code scheme:value}
 * @param network a party: its id
 * @param kind one of the register's own kinds, such as TWINNING, or a city's country
 * @param standing one of the register's own standings; null for those in being, ANY for all
 * @param q a part of the record's name, in any case
 */
public record RegisterFilter(
        @Nullable String city,
        @Nullable String network,
        @Nullable String kind,
        @Nullable String standing,
        @Nullable Theme theme,
        @Nullable String q) {

    public static final RegisterFilter ALL = new RegisterFilter(null, null, null, null, null, null);
}
