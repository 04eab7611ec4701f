package city.hansa.web.command;

import city.hansa.api.Subject;
import java.util.SequencedMap;

/** Sealed narratives, as far as their opening is on record. */
public interface OpenedNarratives {

    /**
     * What the opening at that sequence of the record shows, by field.
     *
     * @throws city.hansa.api.CommandRejected if it was erased since
     */
    SequencedMap<String, String> shownBy(Subject record, long sequence);
}
