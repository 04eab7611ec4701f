package city.hansa.web.audit;

import static java.util.stream.Collectors.toSet;

import city.hansa.api.Subject;
import city.hansa.api.view.At;
import city.hansa.api.view.Reader;
import city.hansa.api.view.UntoldEvents;
import city.hansa.api.view.ViewQuery.FindSeen;
import city.hansa.api.view.ViewQuery.FindUntold;
import city.hansa.api.view.ViewQuery.Seen;
import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.web.feed.RecordTypes;
import city.hansa.web.read.Reads;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a reader may open of the log. Leaves are for everybody; what they are committed to is for those who may see the
 * record and know the numbers of patients that it may tell, and what belongs to no record, such as a claim, for those who
 * read all. Entries that were recorded as sealed are closed already.
 */
@Component
final class Openings {

    private final Reads reads;
    private final RecordTypes types;

    Openings(Reads reads, RecordTypes types) {
        this.reads = reads;
        this.types = types;
    }

    /** The same entries, in their order; by one question for all of them. */
    List<OpenedEntry> of(List<OpenedEntry> entries, Reader reader) {
        var records = entries.stream()
                .filter(entry -> !entry.isClosed())
                .map(entry -> Leaf.parse(entry.leaf()))
                .filter(this::isOfRecord)
                .map(leaf -> UUID.fromString(leaf.aggregateId()))
                .collect(toSet());
        var at = new At(null, null, null, null, reader);
        var seen = reads.ask(new FindSeen(records, at), Seen.class).records();
        var untold = reads.ask(new FindUntold(exchanges(entries), at), UntoldEvents.class).events();
        return entries.stream()
                .map(entry -> entry.isClosed() || isOpen(Leaf.parse(entry.leaf()), seen, untold, reader)
                        ? entry
                        : new OpenedEntry(entry.leaf(), null))
                .toList();
    }

    private boolean isOpen(Leaf leaf, Set<UUID> seen, Set<UUID> untold, Reader reader) {
        return isOfRecord(leaf)
                ? seen.contains(UUID.fromString(leaf.aggregateId())) && !untold.contains(UUID.fromString(leaf.eventId()))
                : reader.readsAll();
    }

    private Set<UUID> exchanges(List<OpenedEntry> entries) {
        return entries.stream()
                .filter(entry -> !entry.isClosed())
                .map(entry -> Leaf.parse(entry.leaf()))
                .filter(leaf -> types.kindOf(leaf.aggregateType()).filter(Subject.Kind.EXCHANGE::equals).isPresent())
                .map(leaf -> UUID.fromString(leaf.aggregateId()))
                .collect(toSet());
    }

    private boolean isOfRecord(Leaf leaf) {
        return types.kindOf(leaf.aggregateType()).isPresent();
    }
}
