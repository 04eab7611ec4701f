package city.hansa.api.view;

import city.hansa.api.value.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the board are asked for; what is null does not restrict.
 *
 * @param city that needs, gives or receives: its id, or {@code scheme:value}
 * @param crisis a type of crisis such as PANDEMIC, or a GLIDE number
 * @param kind of aid, such as GOODS
 */
public record BoardFilter(
        @Nullable String city, @Nullable Theme theme, @Nullable String crisis, @Nullable String kind) {

    public static final BoardFilter ALL = new BoardFilter(null, null, null, null);
}
