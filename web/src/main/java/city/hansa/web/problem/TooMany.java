package city.hansa.web.problem;

/** One caller asks for more than it is granted, while others are answered. */
public final class TooMany extends RequestRefused {

    private static final long serialVersionUID = 1L;

    private TooMany(String detail) {
        super(RequestRejection.TOO_MANY, detail);
    }

    public static TooMany requests() {
        return new TooMany("You ask too often; nothing was written.");
    }

    /** Whoever listens keeps a place until they go. */
    public static TooMany listeners(int granted) {
        return new TooMany("You listen " + granted + " times already; end one of them first.");
    }
}
