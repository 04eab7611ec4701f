package city.hansa.web.sentence;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages that Hansa speaks. */
public final class Languages {

    /** The first is spoken where none is asked for. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** The best of ours for an Accept-Language header; a header that cannot be read asks for nothing. */
    public static Locale of(@Nullable String acceptLanguage) {
        try {
            var wanted = acceptLanguage == null ? List.<LanguageRange>of() : LanguageRange.parse(acceptLanguage);
            var found = Locale.lookup(wanted, ALL);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    private Languages() {}
}
