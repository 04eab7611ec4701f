package city.hansa.query.read;

import city.hansa.api.view.At;
import city.hansa.query.view.History;
import city.hansa.query.view.Progress;
import java.time.Clock;
import java.time.LocalDate;

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
     * Waits for {@code minPosition} first. A position that the view has not come to stands for the last one that it has.
     *
     * @throws city.hansa.api.view.NotYet if {@code minPosition} is not reached in time
     */
    public Moment of(String view, At at) {
        if (at.minPosition() != null) {
            progress.await(view, at.minPosition());
        }
        var reached = progress.of(view).position();
        var now = clock.instant();
        var asOf = at.asOf() != null ? at.asOf() : LocalDate.ofInstant(now, clock.getZone());
        if (at.knownAtPosition() != null) {
            var position = Math.min(at.knownAtPosition(), reached);
            return new Moment(asOf, position, history.recordedAt(position));
        }
        if (at.knownAt() != null) {
            return new Moment(asOf, Math.min(history.positionAt(at.knownAt()), reached), at.knownAt());
        }
        return new Moment(asOf, reached, now);
    }
}
