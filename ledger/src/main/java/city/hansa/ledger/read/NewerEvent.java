package city.hansa.ledger.read;

/**
 * An event of a type, or in a form of it, that a newer version has written and this one does not know. What depends on it
 * is not told or decided here, nor wrongly: a newer node does, or this one once it is as new.
 */
public final class NewerEvent extends ReadFailed {

    private static final long serialVersionUID = 1;

    /** @param eventId of the event that is not known */
    public NewerEvent(String eventId) {
        super("a newer version has written event " + eventId + ", and this one does not know its type or form");
    }
}
