package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.view.Found;
import city.hansa.api.view.Reader;
import city.hansa.api.view.ViewQuery.WatchRecord;
import city.hansa.web.WebModule;
import city.hansa.web.stream.EventStream;
import city.hansa.web.stream.Listeners;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pushes one record: as it stands, then anew after it has changed. What changes while the last form is on its way is
 * told in one form, the newest. A city that is renamed does not change the records that name it.
 */
@Component
final class LiveRecord {

    private final Reads reads;
    private final Asking views;
    private final Listeners listeners;

    LiveRecord(Reads reads, Asking views, Listeners listeners) {
        this.reads = reads;
        this.views = views;
        this.listeners = listeners;
    }

    /** @param seen what the first form is not to be older than: the last that the listener has seen */
    void serve(Subject subject, @Nullable Long seen, HttpServletRequest request, HttpServletResponse response) {
        var reader = Readers.of(request);
        try (var place = listeners.take(request);
                var watch = reads.watch(new WatchRecord(subject, seen, reader))) {
            var first = watch.first();
            var _ = Asking.answered(first);
            place.serve(request, response, stream -> tell(stream, subject, reader, first, watch));
        }
    }

    /** Ends with the record: whoever connects again is answered that there is none. */
    private void tell(EventStream stream, Subject subject, Reader reader, Found first, Reads.Watch watch)
            throws IOException, InterruptedException {
        write(stream, first);
        for (var shown = first; ; ) {
            var change = watch.changeAfter(shown.position(), stream.untilHeartbeat());
            if (change.isEmpty()) {
                stream.beat(shown.position());
                continue;
            }
            var now = views.recordAt(subject, change.getAsLong(), reader);
            if (now.document() == null) {
                return;
            }
            if (now.sequence() != shown.sequence()) {
                write(stream, now);
            }
            shown = now;
        }
    }

    private static void write(EventStream stream, Found found) throws IOException, InterruptedException {
        stream.write(found.position(), WebModule.JSON.writeValueAsBytes(Asking.answered(found).body()));
        stream.flush();
    }
}
