package city.hansa.web.feed;

import city.hansa.api.Subject;
import java.util.Optional;

/** Which streams of the log are records of the register; the others, such as claims, are its own affair. */
@FunctionalInterface
public interface RecordTypes {

    /** The kind of record that an aggregate of that type is, if it is one. */
    Optional<Subject.Kind> kindOf(String aggregateType);
}
