package city.hansa.query.read;

import city.hansa.query.view.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;

/** The text in which a page's place is handed out and taken back: base64url of JSON. */
public final class Cursors {

    public static String write(Record place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(place).getBytes(StandardCharsets.UTF_8));
    }

    public static <T extends Record> T read(String cursor, Class<T> place) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Json.read(json, place);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw new IllegalArgumentException("a cursor is the text that the page before gave as next", notOurs);
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
