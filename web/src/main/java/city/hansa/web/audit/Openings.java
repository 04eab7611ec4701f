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

    /**
     * The same entries, in their order; by one question for all of them, which waits until it is known of the last of them
     * for whom its record is.
     */
    List<OpenedEntry> of(List<OpenedEntry> entries, Reader reader) {
        var leaves = entries.stream()
                .filter(entry -> !entry.isClosed())
                .map(entry -> Leaf.parse(entry.leaf()))
                .filter(this::isOfRecord)
                .toList();
        var at = new At(null, null, null, leaves.isEmpty() ? null : leaves.getLast().position(), reader);
        var seen = leaves.isEmpty()
                ? Set.<UUID>of()
                : reads.ask(new FindSeen(records(leaves), at), Seen.class).records();
        var exchanges = records(leaves.stream().filter(this::isOfExchange).toList());
        var untold = exchanges.isEmpty()
                ? Set.<UUID>of()
                : reads.ask(new FindUntold(exchanges, at), UntoldEvents.class).events();
        return entries.stream()
                .map(entry -> entry.isClosed() || isOpen(Leaf.parse(entry.leaf()), seen, untold, reader)
                        ? entry
                        : new OpenedEntry(entry.leaf(), null))
                .toList();
    }

    private static Set<UUID> records(List<Leaf> leaves) {
        return leaves.stream().map(leaf -> UUID.fromString(leaf.aggregateId())).collect(toSet());
    }

    private boolean isOpen(Leaf leaf, Set<UUID> seen, Set<UUID> untold, Reader reader) {
        return isOfRecord(leaf)
                ? seen.contains(UUID.fromString(leaf.aggregateId())) && !untold.contains(UUID.fromString(leaf.eventId()))
                : reader.readsAll();
    }

    private boolean isOfExchange(Leaf leaf) {
        return types.kindOf(leaf.aggregateType()).filter(Subject.Kind.EXCHANGE::equals).isPresent();
    }

    private boolean isOfRecord(Leaf leaf) {
        return types.kindOf(leaf.aggregateType()).isPresent();
    }
}
