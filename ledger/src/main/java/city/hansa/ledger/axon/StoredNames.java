package city.hansa.ledger.axon;

import java.util.Optional;

/**
 * Under what names and revisions types are stored. Stored names are not class names: a class may move, a stored event
 * never changes. Implementations are total and injective over the application's events, and safe for use by several
 * threads.
 */
public interface StoredNames {

    /** The class that a stored name means now, or empty if the application knows none. */
    Optional<Class<?>> typeOf(String name);

    /**
     * The name under which a class is stored.
     *
     * @throws IllegalArgumentException if the class is not one that the application stores
     */
    String nameOf(Class<?> type);

    /** The revision of the form in which a class is stored now, from 1. */
    int revisionOf(Class<?> type);
}
