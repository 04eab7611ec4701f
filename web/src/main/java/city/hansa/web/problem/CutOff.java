package city.hansa.web.problem;

/** An answer that had begun could not be ended: no problem can be written any more, so the connection is broken off. */
public final class CutOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CutOff(Throwable cause) {
        super("an answer could not be ended", cause);
    }
}
