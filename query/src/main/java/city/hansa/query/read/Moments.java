package city.hansa.query.read;

import city.hansa.api.view.At;
import city.hansa.query.view.History;
import city.hansa.query.view.Progress;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resolves where a read stands: instants to positions, absent bounds to now. */
public final class Moments {

    private final Progress progress;
    private final History history;
    private final Clock clock;

    public Moments(Progress progress, History history, Clock clock) {
        this.progress = progress;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Where an answer stands that reads those views, and that of who may see what: no further than the one that lags most.
     * Waits first, until all of
     * them have come to {@code minPosition} and to what they are to have known.
     *
     * @throws city.hansa.api.view.NotYet if one does not come so far in time
     * @throws IllegalArgumentException if {@code knownAtPosition} is not in the log
     */
    public Moment of(At at, Set<String> asked) {
        var views = new TreeSet<>(asked);
        views.add(VisibleRecords.VIEW);
        if (at.minPosition() != null) {
            progress.await(views, at.minPosition());
        }
        var now = clock.instant();
        var asOf = at.asOf() != null ? at.asOf() : LocalDate.ofInstant(now, clock.getZone());
        if (at.knownAtPosition() != null) {
            long position = at.knownAtPosition();
            var recordedAt = history.recordedAt(position);
            if (recordedAt.equals(Instant.EPOCH)) {
                requireInLog(position);
            }
            progress.await(views, position);
            return new Moment(asOf, position, recordedAt);
        }
        if (at.knownAt() != null) {
            var position = history.positionAt(at.knownAt());
            progress.await(views, position);
            return new Moment(asOf, position, at.knownAt());
        }
        return new Moment(asOf, progress.least(views), now);
    }

    /**
     * The last position of a state of knowledge that is compared with another: -1 for null, the state before the first.
     *
     * @throws IllegalArgumentException if {@code knownAtPosition} is not in the log
     */
    public long position(@Nullable At known) {
        if (known == null) {
            return -1;
        }
        if (known.knownAtPosition() != null) {
            requireInLog(known.knownAtPosition());
            return known.knownAtPosition();
        }
        return known.knownAt() != null ? history.positionAt(known.knownAt()) : history.head();
    }

    /**
     * The later of two states of knowledge that are compared. Where now is meant, it is not before the earlier.
     *
     * @throws IllegalArgumentException if it is before the earlier
     */
    public Moment after(long from, At to, Set<String> views) {
        var isNow = to.knownAt() == null && to.knownAtPosition() == null;
        var least = to.minPosition() == null ? from : Math.max(from, to.minPosition());
        var moment = of(isNow && least >= 0 ? new At(to.asOf(), null, null, least, to.reader()) : to, views);
        if (moment.position() < from) {
            throw new IllegalArgumentException("from is no later than to, which is position " + moment.position());
        }
        return moment;
    }

    /** No view comes to what is not in the log, however long one waits. */
    private void requireInLog(long position) {
        var head = history.head();
        if (position > head) {
            throw new IllegalArgumentException("knownAt is no position after the last in the log, " + head);
        }
    }
}
