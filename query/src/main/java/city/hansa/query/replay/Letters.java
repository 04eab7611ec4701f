package city.hansa.query.replay;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** What the processors of the views have set aside. */
public interface Letters {

    /**
     * An event that a view cannot show, or that follows such a one in its stream.
     *
     * @param cause of the first of a stream; empty of one that merely follows
     */
    record Letter(String view, DomainEventMessage<?> event, String cause) {}

    /** Whether those processors run on this node. */
    boolean areHere();

    /** Puts those letters, in this order, in the place of all that the views have; within the caller's transaction. */
    void replace(List<String> views, List<Letter> letters);
}
