package city.hansa.command.claim;

import city.hansa.api.CommandRejected;
import city.hansa.api.Reason;
import city.hansa.api.Subject;
import city.hansa.api.claim.ClaimEvent;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimEvent.ClaimReleased;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.date.Edtf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * What only one record may hold at a time. Each thing claimed is a stream of its own, whose id is derived from it, so
 * that two who claim the same at once meet in one stream and the ledger refuses one of them.
 *
 * <p>To be called by command handlers only: what is published here becomes part of the command's one append, all of it
 * or nothing.
 */
public final class Claims {

    private final EventStore events;

    public Claims(EventStore events) {
        this.events = events;
    }

    /**
     * Claims it from a day (null: from ever) until a day (null: for ever). A claim that the holder has already changes
     * nothing. Refused with the reason, and {@code holder} as a detail, while another holds it on one of those days.
     */
    public void make(String what, Subject holder, @Nullable Edtf from, @Nullable Edtf until, Reason taken) {
        var stream = read(what);
        for (var made : stream.open()) {
            if (made.holder().equals(holder)) {
                return;
            }
            if (overlap(made, from, until)) {
                throw new CommandRejected(taken)
                        .with("claimed", what)
                        .with("holder", made.holder().id().toString());
            }
        }
        publish(what, stream.next(), new ClaimMade(what, holder, from, until));
    }

    /** Releases what the holder has claimed; releasing what it does not hold changes nothing. */
    public void release(String what, Subject holder) {
        var stream = read(what);
        if (stream.open().stream().anyMatch(made -> made.holder().equals(holder))) {
            publish(what, stream.next(), new ClaimReleased(what, holder));
        }
    }

    /** Makes what the holder did not claim before, for ever, and releases what it claims no more. */
    public void move(Set<String> before, Set<String> after, Subject holder, Reason taken) {
        after.stream().filter(what -> !before.contains(what)).forEach(what -> make(what, holder, null, null, taken));
        before.stream().filter(what -> !after.contains(what)).forEach(what -> release(what, holder));
    }

    /** Who holds it now, the first of several where periods differ. */
    public Optional<Subject> holder(String what) {
        return read(what).open().stream().map(ClaimMade::holder).findFirst();
    }

    private void publish(String what, long sequence, ClaimEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "Claim", ClaimId.of(what).toString(), sequence, event));
    }

    private ClaimStream read(String what) {
        return ClaimStream.of(events.readEvents(ClaimId.of(what).toString()));
    }

    private static boolean overlap(ClaimMade made, @Nullable Edtf from, @Nullable Edtf until) {
        return !endsBefore(made.until(), from) && !endsBefore(until, made.from());
    }

    private static boolean endsBefore(@Nullable Edtf until, @Nullable Edtf from) {
        return until != null && from != null && !until.latest().isAfter(from.earliest());
    }

    private record ClaimStream(long next, List<ClaimMade> open) {

        static ClaimStream of(DomainEventStream stream) {
            var open = new ArrayList<ClaimMade>();
            var next = 0L;
            while (stream.hasNext()) {
                var message = stream.next();
                next = message.getSequenceNumber() + 1;
                switch ((ClaimEvent) message.getPayload()) {
                    case ClaimMade made -> open.add(made);
                    case ClaimReleased(_, var holder) ->
                        open.removeIf(made -> made.holder().equals(holder));
                }
            }
            return new ClaimStream(next, List.copyOf(open));
        }
    }
}
