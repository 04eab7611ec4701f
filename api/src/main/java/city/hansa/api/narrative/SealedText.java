package city.hansa.api.narrative;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands where a narrative is kept encrypted: {@code sealed:1:<key id>:<base64url>} (docs/ledger.md). */
public final class SealedText {

    private static final Pattern FORM = Pattern.compile(
            "sealed:1:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):[A-Za-z0-9_-]{39,}");
    private static final Pattern BEGINNING = Pattern.compile("\\s*sealed:[0-9]+:", Pattern.CASE_INSENSITIVE);

    public static boolean isOne(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** Whether somebody might take it for one: such a text is taken from nobody. */
    public static boolean looksLikeOne(String text) {
        return BEGINNING.matcher(text).lookingAt();
    }

    /** The key under which it was encrypted; empty for any other text. */
    public static Optional<UUID> keyOf(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(UUID.fromString(form.group(1))) : Optional.empty();
    }

    private SealedText() {}
}
