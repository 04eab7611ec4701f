package city.hansa.command.claim;

import city.hansa.api.CommandRejected;
import city.hansa.api.Reason;
import city.hansa.api.Subject;
import city.hansa.api.claim.ClaimEvent;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimEvent.ClaimReleased;
import city.hansa.api.claim.ClaimId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What only one record may hold at a time. Each thing claimed is a stream of its own, whose id is derived from it, so
 * that two who claim the same at once, for whatever periods, meet in one stream and the ledger refuses one of them.
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
     * Makes a claim; one that the holder has made already changes nothing. Refused with the reason, and {@code holder}
     * as a detail, where another may hold it on one of its days.
     */
    public void make(Claim claim, Subject holder, Reason taken) {
        var made = new ClaimMade(claim.what(), holder, claim.from(), claim.until());
        var stream = read(claim.what());
        if (stream.standing().contains(made)) {
            return;
        }
        for (var other : stream.standing()) {
            if (!other.holder().equals(holder) && Claim.of(other).mayMeet(claim)) {
                throw new CommandRejected(taken)
                        .with("claimed", claim.what())
                        .with("holder", other.holder().id().toString());
            }
        }
        publish(claim.what(), stream.next(), made);
    }

    /**
     * Makes what the holder did not claim before, and releases what it claims no more. What it claims for another period
     * than before is released and made again.
     */
    public void move(Set<Claim> before, Set<Claim> after, Subject holder, Reason taken) {
        var changed = Stream.concat(without(before, after), without(after, before))
                .map(Claim::what)
                .collect(Collectors.toSet());
        changed.forEach(what -> release(what, holder));
        after.stream().filter(claim -> changed.contains(claim.what())).forEach(claim -> make(claim, holder, taken));
    }

    /** Who holds it in some period, the first of several. */
    public Optional<Subject> holder(String what) {
        return read(what).standing().stream().map(ClaimMade::holder).findFirst();
    }

    private static Stream<Claim> without(Set<Claim> claims, Set<Claim> others) {
        return claims.stream().filter(claim -> !others.contains(claim));
    }

    private void release(String what, Subject holder) {
        var stream = read(what);
        if (stream.standing().stream().anyMatch(made -> made.holder().equals(holder))) {
            publish(what, stream.next(), new ClaimReleased(what, holder));
        }
    }

    private void publish(String what, long sequence, ClaimEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "Claim", ClaimId.of(what).toString(), sequence, event));
    }

    private ClaimStream read(String what) {
        return ClaimStream.of(events.readEvents(ClaimId.of(what).toString()));
    }

    private record ClaimStream(long next, List<ClaimMade> standing) {

        static ClaimStream of(DomainEventStream stream) {
            var events = new ArrayList<ClaimEvent>();
            var next = 0L;
            while (stream.hasNext()) {
                var message = stream.next();
                next = message.getSequenceNumber() + 1;
                events.add((ClaimEvent) message.getPayload());
            }
            return new ClaimStream(next, ClaimEvent.standing(events));
        }
    }
}
