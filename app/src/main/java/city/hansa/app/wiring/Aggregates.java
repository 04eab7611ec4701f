package city.hansa.app.wiring;

import city.hansa.api.Subject;
import java.util.Arrays;
import java.util.Optional;

/** The aggregates by the names of their beans. */
final class Aggregates {

    static String nameOf(Subject.Kind kind) {
        return switch (kind) {
            case CITY -> "city";
            case NETWORK -> "network";
            case MEMBERSHIP -> "networkMembership";
            case PARTNERSHIP -> "partnership";
            case EXCHANGE -> "crisisExchange";
            case ACTION -> "jointAction";
        };
    }

    /** What Axon calls an aggregate in its events: its class. */
    static String typeOf(Subject.Kind kind) {
        var name = nameOf(kind);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** What a stream of that type is about, if it is a record. */
    static Optional<Subject.Kind> kindOf(String type) {
        return Arrays.stream(Subject.Kind.values())
                .filter(kind -> typeOf(kind).equals(type))
                .findFirst();
    }

    private Aggregates() {}
}
