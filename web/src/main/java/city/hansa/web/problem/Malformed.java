package city.hansa.web.problem;

/** A body, header or parameter lacks the form that it must have. */
public final class Malformed extends RequestRefused {

    private static final long serialVersionUID = 1L;

    private Malformed(String detail) {
        super(RequestRejection.MALFORMED, detail);
    }

    /**
     * @param path the field, header or parameter, such as {@code identifiers[0].scheme}
     * @param rule what holds for it, as the end of a sentence: {@code is required}
     */
    public static Malformed field(String path, String rule) {
        var malformed = new Malformed(path + " " + rule + ".");
        malformed.with("field", path);
        return malformed;
    }

    /** For what has no field to name: a body that is not JSON at all. */
    public static Malformed because(String sentence) {
        return new Malformed(sentence);
    }

    /** A value that the domain's own types refuse. */
    public static Malformed value(String path, IllegalArgumentException refusal) {
        return field(path, "is not valid" + because(refusal));
    }

    /** A body or question that is refused as a whole, so that there is no field to name. */
    public static Malformed whole(String what, IllegalArgumentException refusal) {
        return because(what + " is not valid" + because(refusal) + ".");
    }

    /** The types' own message is shown unless it speaks of classes. */
    private static String because(IllegalArgumentException refusal) {
        var message = refusal.getMessage();
        return message == null || message.contains("city.hansa.") ? "" : ": " + message;
    }
}
