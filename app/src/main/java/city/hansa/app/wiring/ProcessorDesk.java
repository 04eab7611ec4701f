package city.hansa.app.wiring;

import city.hansa.api.CommandRejected;
import city.hansa.api.projection.Projections;
import city.hansa.api.projection.RebuildRejection;
import city.hansa.api.projection.Rebuilds;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.query.view.Progress;
import city.hansa.query.view.Projection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processors of the views, as an operator sees them, by Axon's own means. */
@Component
final class ProcessorDesk implements Projections {

    private static final String RULE = "A projection's position is the last event of the log, from 0, that its view takes"
            + " into account; an event that was set aside counts as taken. lagEvents is head less position; lagSeconds is the"
            + " age of the oldest event that is not taken into account. running and failing are of this node.";

    private record Seen(long position, Instant at) {}

    private final Configuration axon;
    private final List<Projection> projections;
    private final Rebuilds rebuilds;
    private final Progress progress;
    private final LedgerReader ledger;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Seen> seen = new HashMap<>();

    ProcessorDesk(
            Configuration axon,
            List<Projection> projections,
            Rebuilds rebuilds,
            Progress progress,
            LedgerReader ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.axon = axon;
        this.projections = projections;
        this.rebuilds = rebuilds;
        this.progress = progress;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Report report() {
        var head = ledger.head();
        var now = clock.instant();
        var standings = projections.stream()
                .map(projection -> standing(projection.processingGroup(), head, now))
                .toList();
        return new Report(head, standings, rebuilds.underWay().orElse(null), RULE);
    }

    private Standing standing(String view, long head, Instant now) {
        var position = progress.of(view).position();
        var lag = Math.max(0, head - position);
        var oldest = lag == 0 ? now : ledger.after(position, 1).getFirst().recordedAt();
        var processor = axon.eventProcessingConfiguration().eventProcessor(view);
        return new Standing(
                view,
                position,
                lag,
                Math.max(0, Duration.between(oldest, now).toSeconds()),
                rate(view, position, now),
                processor.map(EventProcessor::isRunning).orElse(false),
                processor.map(EventProcessor::isError).orElse(false),
                count(view));
    }

    /** Since it was last asked, if that is a second ago or more. */
    private @Nullable Long rate(String view, long position, Instant now) {
        synchronized (seen) {
            var before = seen.get(view);
            if (before == null) {
                seen.put(view, new Seen(position, now));
                return null;
            }
            var millis = Duration.between(before.at(), now).toMillis();
            if (millis < 1_000) {
                return null;
            }
            seen.put(view, new Seen(position, now));
            return Math.round((position - before.position()) * 1000.0 / millis);
        }
    }

    @Override
    public Optional<DeadLetters> deadLetters(String view) {
        return isOurs(view) ? Optional.of(new DeadLetters(view, count(view), letters(view))) : Optional.empty();
    }

    /** The log says at which position each stands. */
    private List<DeadLetter> letters(String view) {
        return jdbc.sql("""
                        select e.position, d.eventIdentifier::uuid as event, d.payloadType, e.aggregate_id,
                          d.causeType || ': ' || coalesce(d.causeMessage, '') as cause, d.enqueuedAt
                        from view_1.dead_letter_entry d
                        left join ledger.event e
                          on e.aggregate_id = d.aggregateIdentifier::uuid and e.sequence = d.sequenceNumber
                        where d.processingGroup = :view
                        order by d.enqueuedAt::timestamptz, d.sequenceIdentifier, d.sequenceIndex
                        limit 200
                        """)
                .param("view", view)
                .query((row, _) -> new DeadLetter(
                        row.getObject("position", Long.class),
                        row.getObject("event", UUID.class),
                        row.getString("payloadType"),
                        row.getObject("aggregate_id", UUID.class),
                        row.getString("cause"),
                        Instant.parse(row.getString("enqueuedAt"))))
                .list();
    }

    /** Each stream once: one that fails again goes behind the others. */
    @Override
    public Optional<Retried> retry(String view) {
        if (!isOurs(view)) {
            return Optional.empty();
        }
        var letters = axon.eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(view)
                .orElseThrow(() -> new CommandRejected(RebuildRejection.VIEWS_ARE_WRITTEN_ELSEWHERE));
        var before = count(view);
        for (var streams = streams(view); streams > 0; streams--) {
            letters.processAny();
        }
        var left = count(view);
        return Optional.of(new Retried(view, Math.max(0, before - left), left));
    }

    private boolean isOurs(String view) {
        return projections.stream().anyMatch(projection -> projection.processingGroup().equals(view));
    }

    private long count(String view) {
        return number("count(*)", view);
    }

    private long streams(String view) {
        return number("count(distinct sequenceIdentifier)", view);
    }

    private long number(String what, String view) {
        return jdbc.sql("select " + what + " from view_1.dead_letter_entry where processingGroup = :view")
                .param("view", view)
                .query(Long.class)
                .single();
    }
}
