package city.hansa.web.export;

import city.hansa.web.sentence.CalendarProse.Told;
import java.time.Instant;

/**
 * An entry of a calendar.
 *
 * @param uid stable: the record's id and what of it stands here, so that a later version takes the place of this one
 * @param sequence the number of the event in its record that changed the entry last; grows with each version
 * @param changedAt when that event was recorded
 * @param isSure whether it certainly stands as it is told
 * @param category what it is about, such as TERM
 * @param record the address of the record
 */
record CalendarEntry(
        String uid,
        long sequence,
        Instant changedAt,
        CalendarDays days,
        Told told,
        boolean isSure,
        String category,
        String record) {}
