package city.hansa.api.view;

/** A view has not come to the position that was asked for within the time that a read may wait; ask again. */
public final class NotYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long asked;
    private final long reached;

    public NotYet(String view, long asked, long reached) {
        super("the view " + view + " has come to position " + reached + ", not yet to " + asked);
        this.asked = asked;
        this.reached = reached;
    }

    public long asked() {
        return asked;
    }

    public long reached() {
        return reached;
    }
}
