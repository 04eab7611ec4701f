package city.hansa.query.read;

import city.hansa.api.view.At;
import city.hansa.query.view.History;
import city.hansa.query.view.Progress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

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
     * Where an answer stands that reads those views: no further than the one that lags most. Waits first, until all of
     * them have come to {@code minPosition} and to what they are to have known.
     *
     * @throws city.hansa.api.view.NotYet if one does not come so far in time
     * @throws IllegalArgumentException if {@code knownAtPosition} is not in the log
     */
    public Moment of(At at, Set<String> views) {
        if (at.minPosition() != null) {
            progress.await(views, at.minPosition());
        }
        var now = clock.instant();
        var asOf = at.asOf() != null ? at.asOf() : LocalDate.ofInstant(now, clock.getZone());
        if (at.knownAtPosition() != null) {
            long position = at.knownAtPosition();
            requireInLog(position);
            progress.await(views, position);
            return new Moment(asOf, position, history.recordedAt(position));
        }
        if (at.knownAt() != null) {
            var position = history.positionAt(at.knownAt());
            progress.await(views, position);
            return new Moment(asOf, position, at.knownAt());
        }
        return new Moment(asOf, progress.least(views), now);
    }

    /** No view comes to what is not in the log, however long one waits. */
    private void requireInLog(long position) {
        var head = history.head();
        if (position > head) {
            throw new IllegalArgumentException("knownAt is no position after the last in the log, " + head);
        }
    }
}
