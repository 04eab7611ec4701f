package city.hansa.web.imports;

import city.hansa.api.Reason;

/** A line is not taken; those after it are. */
final class LineRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 100;

    private final String reason;

    /** @param why a sentence about this very line */
    LineRefused(Reason reason, String why) {
        // Thrown for every broken line of a file: where from is never asked.
        super(why, null, false, false);
        this.reason = reason.name();
    }

    static LineRefused field(String column, String rule) {
        return new LineRefused(ImportRejection.FIELD_MALFORMED, column + " " + rule + ".");
    }

    /** As much of what a file said as fits into a sentence. */
    static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }

    String reason() {
        return reason;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
