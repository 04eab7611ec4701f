package city.hansa.web.sentence;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One language's patterns by key, read once: a part for what all share and cities, one for each other aggregate, and
 * one for calendars. A missing key is a fault, which a test finds before a reader does.
 */
final class Bundle {

    private static final List<String> PARTS =
            List.of("common", "network", "partnership", "exchange", "action", "calendar");

    private final Locale language;
    private final List<Properties> parts;

    Bundle(Locale language) {
        this.language = language;
        this.parts = PARTS.stream().map(this::read).toList();
    }

    private Properties read(String part) {
        var resource = "/sentences/" + part + "." + language.toLanguageTag() + ".properties";
        try (var in = Objects.requireNonNull(Bundle.class.getResourceAsStream(resource), resource);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var patterns = new Properties();
            patterns.load(reader);
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locale language() {
        return language;
    }

    /** English as it is written in Europe: day before month, and no comma before the last of a list. */
    ULocale region() {
        return language.equals(Locale.ENGLISH) ? ULocale.UK : ULocale.forLocale(language);
    }

    Set<String> keys() {
        return parts.stream()
                .flatMap(part -> part.stringPropertyNames().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    String pattern(String key) {
        return find(parts.stream(), key).orElseThrow(() -> missing(key));
    }

    /** The name of a state that is no more; empty for all others. */
    Optional<String> country(String code) {
        return find(parts.stream(), "country." + code);
    }

    /** How a constant is said in that sentence: as its own part has it, for aggregates use some constants in two senses. */
    String term(String constant, String sentence) {
        var own = parts.stream().filter(part -> part.containsKey(sentence));
        var key = "term." + constant;
        return find(Stream.concat(own, parts.stream()), key).orElseThrow(() -> missing(key));
    }

    private static Optional<String> find(Stream<Properties> where, String key) {
        return where.map(part -> part.getProperty(key)).filter(Objects::nonNull).findFirst();
    }

    private IllegalStateException missing(String key) {
        return new IllegalStateException("there is no " + language + " sentence for " + key);
    }
}
