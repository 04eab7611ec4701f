package city.hansa.query.view;

import city.hansa.api.Subject;
import java.util.Set;

/** Is told what has changed in a view, once that is committed and to be read. */
@FunctionalInterface
public interface Announcement {

    /** @param position up to which the view has come */
    void changed(Set<Subject> records, long position);
}
