package city.hansa.web.feed;

import city.hansa.api.Subject;

/**
 * One event as everyone may read it.
 *
 * @param type its stored name
 * @param json the CloudEvent, on one line; shared by all listeners, and never changed
 */
@SuppressWarnings("ArrayRecordComponent")
record Told(long position, Subject subject, String type, byte[] json) {}
