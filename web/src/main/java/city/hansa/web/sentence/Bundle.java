package city.hansa.web.sentence;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** One language's patterns by key, read once. A missing key is a fault, which a test finds before a reader does. */
final class Bundle {

    private final Locale language;
    private final Properties patterns = new Properties();

    Bundle(Locale language) {
        this.language = language;
        var resource = "/sentences/" + language.toLanguageTag() + ".properties";
        try (var in = Objects.requireNonNull(Bundle.class.getResourceAsStream(resource), resource);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            patterns.load(reader);
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
        return patterns.stringPropertyNames();
    }

    String pattern(String key) {
        var pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("there is no " + language + " sentence for " + key);
        }
        return pattern;
    }
}
