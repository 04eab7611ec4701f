package city.hansa.web.problem;

/** The same answer for what is not there and for what the caller may not see. */
public final class NotFound extends RequestRefused {

    private static final long serialVersionUID = 1L;

    public NotFound(String detail) {
        super(RequestRejection.NOT_FOUND, detail);
    }
}
