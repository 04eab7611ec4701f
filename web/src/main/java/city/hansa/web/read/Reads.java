package city.hansa.web.read;

import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.WatchRecord;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The views, as far as they are asked from here.
 *
 * <p>An {@link IllegalArgumentException} says that the question itself is wrong, such as a cursor that nobody gave out
 * or a city's identifier that nobody holds; it is answered as malformed. A city that is only looked up is never a
 * fault: {@link ViewQuery.ResolveCity} answers with no city.
 */
public interface Reads {

    <R> R ask(ViewQuery query, Class<R> answer);

    /** Begins to watch a record: no change is missed between its first form and the first change that is told. */
    Watch watch(WatchRecord query);

    /** A record that is watched, by one thread. */
    interface Watch extends AutoCloseable {

        /** The record as it stood when the watch began; empty where there is none. */
        Found first();

        /**
         * Waits, so long at most, for a change that is later than a position. Of several changes the latest is told; it
         * may be one that changed nothing that is shown.
         *
         * @return the position of the change, none where there was none in that time
         * @throws IllegalStateException where changes are told no more: watch again
         */
        OptionalLong changeAfter(long position, Duration patience) throws InterruptedException;

        @Override
        void close();
    }
}
