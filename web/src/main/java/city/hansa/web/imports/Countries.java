package city.hansa.web.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The codes of countries by their names in English and German, as the JDK has them (CLDR), and by other usual ones. */
final class Countries {

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("usa", "US"), Map.entry("united states of america", "US"), Map.entry("great britain", "GB"),
            Map.entry("großbritannien", "GB"), Map.entry("czech republic", "CZ"), Map.entry("tschech. republik", "CZ"),
            Map.entry("tschechische republik", "CZ"), Map.entry("ivory coast", "CI"), Map.entry("macedonia", "MK"),
            Map.entry("palestine", "PS"), Map.entry("turkey", "TR"), Map.entry("cape verde", "CV"),
            Map.entry("rußland", "RU"), Map.entry("russian federation", "RU"), Map.entry("burma", "MM"),
            Map.entry("bosnia and herzegovina", "BA"), Map.entry("south korea", "KR"), Map.entry("north korea", "KP"),
            // Not of ISO 3166, which leaves the code to its users; GeoNames and others use it so.
            Map.entry("kosovo", "XK"));

    /** Each names two countries. */
    private static final Set<String> AMBIGUOUS = Set.of("congo", "kongo", "korea");

    private static final Map<String, String> BY_NAME = byName();

    /** ISO 3166-1 alpha-2, or any two capital letters as they are. */
    static String code(String column, String name) {
        if (name.matches("[A-Z]{2}")) {
            return name;
        }
        var code = BY_NAME.get(key(name));
        if (code == null || AMBIGUOUS.contains(key(name))) {
            throw new LineRefused(
                    ImportRejection.COUNTRY_UNKNOWN,
                    name.isBlank()
                            ? column + " is empty."
                            : column + " names no country, or more than one: " + LineRefused.quoted(name) + ".");
        }
        return code;
    }

    private static Map<String, String> byName() {
        var codes = new HashMap<String, String>();
        var shared = new HashSet<String>();
        Arrays.stream(Locale.getISOCountries()).forEach(code -> {
            for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                var before = codes.put(key(Locale.of("", code).getDisplayCountry(language)), code);
                if (before != null && !before.equals(code)) {
                    shared.add(key(Locale.of("", code).getDisplayCountry(language)));
                }
            }
        });
        shared.forEach(codes::remove);
        codes.putAll(OTHERS);
        return Map.copyOf(codes);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("&", "and");
    }

    private Countries() {}
}
