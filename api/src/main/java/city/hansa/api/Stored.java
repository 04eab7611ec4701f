package city.hansa.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is kept for ever; the class may be renamed, this may not (ADR: stored
 * names). A changed shape takes a new revision and an upcaster.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Stored {

    /** {@code <aggregate>.<noun-and-past-participle>}, such as {@code partnership.agreement-signed}. */
    String value();

    int revision() default 1;
}
