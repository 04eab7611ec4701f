package city.hansa.web.feed;

import static java.util.stream.Collectors.toSet;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.view.At;
import city.hansa.api.view.UntoldEvents;
import city.hansa.api.view.ViewQuery.FindSeen;
import city.hansa.api.view.ViewQuery.FindUntold;
import city.hansa.api.view.ViewQuery.Seen;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.web.read.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads the feed from the log, each piece with one statement on an index. It is one for all, so it tells events that were
 * recorded as PUBLIC, of records that everybody may see now, and no others: positions have gaps here. Numbers of patients
 * are told to none.
 *
 * <p>Safe for use by several threads.
 */
@Component
final class FeedPages {

    /** How many events are looked at where only some are wanted, so that no reader can have the whole log searched. */
    static final int LOOK = 1000;

    private final LedgerReader ledger;
    private final RecordTypes types;
    private final CloudEvents form;
    private final Reads reads;

    FeedPages(LedgerReader ledger, RecordTypes types, CloudEvents form, Reads reads) {
        this.ledger = ledger;
        this.types = types;
        this.form = form;
        this.reads = reads;
    }

    /** The last position of the log, or -1. */
    long head() {
        return ledger.head();
    }

    /** The piece after a position: at most that many events, and as few as none where those looked at are not told. */
    Stretch after(long position, FeedFilter filter, int limit) {
        if (!filter.subjects().isEmpty()) {
            var head = Math.max(position, ledger.head());
            var events = ledger.ofStreams(filter.subjects(), position, head, LOOK);
            return told(events, events.size() < LOOK ? head : events.getLast().position(), filter, limit);
        }
        var isWhole = filter.kinds().isEmpty() && filter.types().isEmpty();
        var events = ledger.after(position, isWhole ? limit : LOOK);
        return told(events, events.isEmpty() ? position : events.getLast().position(), filter, limit);
    }

    private Stretch told(List<StoredEvent> events, long end, FeedFilter filter, int limit) {
        var told = new ArrayList<Told>();
        var seen = seen(events);
        var untold = untold(events, seen);
        for (var event : events) {
            var subject = shown(event)
                    .filter(it -> filter.admits(it, event.type()))
                    .filter(it -> seen.contains(it.id()));
            if (subject.isPresent()) {
                told.add(form.of(event, subject.get(), untold.contains(event.eventId())));
                if (told.size() == limit) {
                    return new Stretch(told, event.position());
                }
            }
        }
        return new Stretch(told, end);
    }

    /** What was public when it was recorded, and is sealed by now, is told no more. */
    private Set<UUID> seen(List<StoredEvent> events) {
        var records = events.stream().flatMap(event -> shown(event).stream()).map(Subject::id).collect(toSet());
        return records.isEmpty() ? Set.of() : reads.ask(new FindSeen(records, At.NOW), Seen.class).records();
    }

    /** The events about patients, whose numbers are not for everyone. */
    private Set<UUID> untold(List<StoredEvent> events, Set<UUID> seen) {
        var exchanges = events.stream()
                .flatMap(event -> shown(event).stream())
                .filter(subject -> subject.kind() == Subject.Kind.EXCHANGE && seen.contains(subject.id()))
                .map(Subject::id)
                .collect(toSet());
        return exchanges.isEmpty()
                ? Set.of()
                : reads.ask(new FindUntold(exchanges, At.NOW), UntoldEvents.class).events();
    }

    private Optional<Subject> shown(StoredEvent event) {
        return event.visibility().equals(Visibility.PUBLIC.name())
                ? types.kindOf(event.aggregateType()).map(kind -> new Subject(kind, event.aggregateId()))
                : Optional.empty();
    }
}
