package city.hansa.web.feed;

import city.hansa.web.problem.Malformed;
import city.hansa.web.stream.EventStream;
import city.hansa.web.stream.Listeners;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Tells the feed to those who listen: each event once, in the order of positions, from where they left off. */
@Component
final class FeedTelling {

    /** Events of a page that a listener reads by itself; few, as each who lags holds one in memory. */
    private static final int PAGE = 64;

    /** How many listeners read at a time: however many lag, commands and questions have connections left. */
    private final Semaphore readers = new Semaphore(2, true);

    private final FeedPages pages;
    private final Tail tail;
    private final Listeners listeners;

    FeedTelling(FeedPages pages, Tail tail, Listeners listeners) {
        this.pages = pages;
        this.tail = tail;
        this.listeners = listeners;
    }

    /**
     * @param after the last position that the listener has seen, or -1
     * @param field the parameter or header that said so
     */
    void serve(
            long after, String field, FeedFilter filter, HttpServletRequest request, HttpServletResponse response) {
        try (var place = listeners.take(request)) {
            var head = pages.head();
            requireInLog(after, head, field);
            tail.join(head);
            try {
                place.serve(request, response, stream -> tell(stream, after, filter));
            } finally {
                tail.leave();
            }
        }
    }

    /** A reader of another log, or of one that was restored from a backup, must not wait for what never comes. */
    static void requireInLog(long position, long head, String field) {
        if (position > head) {
            throw Malformed.field(field, "is no position after the last in the log, " + head);
        }
    }

    private void tell(EventStream stream, long after, FeedFilter filter) throws IOException, InterruptedException {
        var position = after;
        while (true) {
            var stretch = next(position, filter);
            for (var event : stretch.events()) {
                stream.write(event.position(), event.json());
            }
            position = stretch.reached();
            if (!stretch.events().isEmpty()) {
                stream.flush();
            } else if (!stream.untilHeartbeat().isPositive()) {
                stream.beat(position);
            }
            tail.await(position, stream.untilHeartbeat());
        }
    }

    private Stretch next(long position, FeedFilter filter) throws InterruptedException {
        Optional<Stretch> near = tail.after(position, filter);
        if (near.isPresent()) {
            return near.get();
        }
        readers.acquire();
        try {
            return pages.after(position, filter, PAGE);
        } finally {
            readers.release();
        }
    }
}
