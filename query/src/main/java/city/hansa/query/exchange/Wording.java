package city.hansa.query.exchange;

import city.hansa.api.exchange.Aid;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What aid consists of, in words by which a need and an offer find each other whoever wrote them: of letters and
 * digits, without case and accents, without a plural's s, in the order of the alphabet and each once. {@code Surgical
 * masks} and {@code mask, surgical} are the same. Of patients it is the level of care.
 */
final class Wording {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Empty where nothing was said of it. */
    static String of(Aid aid) {
        var level = aid.careLevel();
        return level == null ? of(aid.item()) : of(level.name());
    }

    private static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN_WORDS.split(plain))
                .filter(word -> !word.isEmpty())
                .map(Wording::singular)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private Wording() {}
}
