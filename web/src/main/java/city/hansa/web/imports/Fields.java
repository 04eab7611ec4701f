package city.hansa.web.imports;

import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Edtf;
import city.hansa.web.csv.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line's fields by their columns; a field of a column that the file lacks is empty. */
record Fields(Map<String, Integer> columns, List<String> all) {

    String text(String column) {
        var place = columns.get(column);
        return place == null ? "" : Csv.unguarded(all.get(place));
    }

    /** The first of these columns that the file has. */
    String textOf(String... names) {
        return Arrays.stream(names).filter(columns::containsKey).findFirst().map(this::text).orElse("");
    }

    @Nullable String textOrNull(String column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    List<String> list(String column) {
        return Csv.parted(text(column));
    }

    <E extends Enum<E>> E constant(String column, Class<E> type, String given) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(given))
                .findFirst()
                .orElseThrow(() -> LineRefused.field(
                        column, "is one of " + Arrays.toString(type.getEnumConstants()) + ", not "
                                + LineRefused.quoted(given)));
    }

    static @Nullable Edtf date(String column, String text) {
        try {
            return text.isBlank() ? null : Edtf.parse(text.strip());
        } catch (IllegalArgumentException _) {
            throw LineRefused.field(column, "is a date in EDTF, not " + LineRefused.quoted(text));
        }
    }

    /** Null where both are empty. */
    static @Nullable Coordinates place(String column, String latitude, String longitude) {
        if (latitude.isBlank() && longitude.isBlank()) {
            return null;
        }
        try {
            return new Coordinates(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (IllegalArgumentException _) {
            throw LineRefused.field(
                    column, "is in decimal degrees, not " + LineRefused.quoted(latitude + " " + longitude));
        }
    }
}
