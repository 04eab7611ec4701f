package city.hansa.api.narrative;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of an event that tells something, rather than naming what registers list: a reason, a note, an outcome. In an
 * event that is sealed it is kept encrypted (ADR 44).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Narrative {

    /**
     * The component that names a field of another event, of which this is a value: then it tells something only if that
     * field does. Empty for a text of the event's own.
     */
    String valueOf() default "";
}
