package city.hansa.query.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.date.Edtf;
import city.hansa.api.view.At;
import city.hansa.query.view.Json;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The text in which a page's place is handed out and taken back: base64url of JSON. */
public final class Cursors {

    /** The last entry of a page: a record of what the list is sorted by, on fixed clocks. */
    public interface Place {

        /** To which question it belongs, as {@link #question} makes it. */
        UUID question();
    }

    /**
     * Where a page begins: after the one before it, or at the beginning of the list.
     *
     * @param place the form in which this list writes its places
     * @throws IllegalArgumentException for a cursor that is no such place, or belongs to another question
     */
    public static <T extends Record & Place> T after(
            @Nullable String cursor, Class<T> place, UUID question, Supplier<T> beginning) {
        if (cursor == null) {
            return beginning.get();
        }
        var after = read(cursor, place);
        if (!question.equals(after.question())) {
            throw new IllegalArgumentException("a cursor goes on with the question of the page before");
        }
        return after;
    }

    public static String write(Record place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(place).getBytes(UTF_8));
    }

    private static <T extends Record> T read(String cursor, Class<T> place) {
        try {
            var read = Json.read(new String(Base64.getUrlDecoder().decode(cursor), UTF_8), place);
            // JSON's null is read as no record at all, and a text with a null character is none to the database.
            return Optional.ofNullable(read)
                    .filter(one -> one.toString().indexOf('\0') < 0)
                    .orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw new IllegalArgumentException("a cursor is the text that the page before gave as next", notOurs);
        }
    }

    /** What a cursor is bound to: the question of the first page, but for its length. */
    public static UUID question(At at, @Nullable Object... asked) {
        var clocks = at.asOf() + " " + at.knownAt() + " " + at.knownAtPosition() + " ";
        return UUID.nameUUIDFromBytes((clocks + Arrays.toString(asked)).getBytes(UTF_8));
    }

    /** A cursor that was made up may name a day which the database does not know. */
    public static void checkDay(LocalDate day) {
        if (day.isBefore(Edtf.BEGINNING) || day.isAfter(Edtf.FOREVER)) {
            throw new IllegalArgumentException("a year is 0001 to 9999");
        }
    }

    /** A page has 1 to 200 items. */
    public static int limit(int asked) {
        if (asked < 1 || asked > 200) {
            throw new IllegalArgumentException("limit is 1 to 200, not " + asked);
        }
        return asked;
    }

    private Cursors() {}
}
