package city.hansa.web.read;

import city.hansa.api.view.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;

/** Who reads, as it is noted on a request by what has found out who calls. */
public final class Readers {

    private static final String NOTE = Readers.class.getName();

    /** @param reader asked at most once, and only if it matters */
    public static void note(HttpServletRequest request, Supplier<Reader> reader) {
        request.setAttribute(NOTE, reader);
    }

    /** Anybody, where nothing is noted. */
    public static Reader of(HttpServletRequest request) {
        return switch (request.getAttribute(NOTE)) {
            case Reader known -> known;
            case Supplier<?> asked -> {
                var reader = (Reader) asked.get();
                request.setAttribute(NOTE, reader);
                yield reader;
            }
            case null, default -> Reader.ANYBODY;
        };
    }

    /** Whether it was asked who reads, and that was one who may see what not everybody may. */
    public static boolean isMoreThanPublic(HttpServletRequest request) {
        return request.getAttribute(NOTE) instanceof Reader known && !known.equals(Reader.ANYBODY);
    }

    private Readers() {}
}
