package city.hansa.query.replay;

import city.hansa.api.CommandRejected;
import city.hansa.api.Reason;
import city.hansa.api.projection.Rebuild;
import city.hansa.api.projection.RebuildRejection;
import city.hansa.api.replay.ReplayRejection;
import city.hansa.query.view.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where replays, or rebuilds, are kept: of both together one is under way at a time, on whatever node.
 *
 * @param <R> how one of the kind is reported
 */
final class BuildTable<R> {

    enum Kind {
        REPLAY,
        REBUILD;

        private Reason isUnderWay() {
            return switch (this) {
                case REPLAY -> ReplayRejection.REPLAY_UNDER_WAY;
                case REBUILD -> RebuildRejection.REBUILD_UNDER_WAY;
            };
        }
    }

    private record Left(UUID id, String generation, ObjectNode report) {}

    private final JdbcClient jdbc;
    private final Kind kind;
    private final Class<R> type;

    BuildTable(JdbcClient jdbc, Kind kind, Class<R> type) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.type = type;
    }

    /** Gives up, or ends, what a node left that died, of either kind, and drops its tables. */
    static void sweep(DataSource dataSource, Clock clock) {
        var jdbc = JdbcClient.create(dataSource);
        jdbc.sql("select id, generation, report from view.build where under_way")
                .query((row, _) -> new Left(row.getObject(1, UUID.class), row.getString(2), Json.read(row.getString(3))))
                .optional()
                .filter(left -> Scratch.sweep(dataSource, left.generation()))
                .ifPresent(left -> end(jdbc, left, clock));
    }

    /** What is shown already is completed; all else has failed. */
    private static void end(JdbcClient jdbc, Left left, Clock clock) {
        var report = left.report();
        if (report.get("state").stringValue().equals(Rebuild.State.CLEARING.name())) {
            report.put("state", Rebuild.State.COMPLETED.name());
        } else {
            report.put("state", Rebuild.State.FAILED.name()).put("failure", "Its node stopped before it had ended.");
        }
        jdbc.sql("update view.build set report = :report::json, under_way = false where id = :id and under_way")
                .param("report", report.put("endedAt", clock.instant().toString()).toString())
                .param("id", left.id())
                .update();
    }

    /** @throws CommandRejected while another is under way */
    void begin(UUID id, String generation, R report) {
        try {
            jdbc.sql("insert into view.build (id, kind, generation, under_way, report)"
                            + " values (:id, :kind, :generation, true, :report::json)")
                    .param("id", id)
                    .param("kind", kind.name())
                    .param("generation", generation)
                    .param("report", Json.write(report))
                    .update();
        } catch (DuplicateKeyException _) {
            throw rejection();
        }
    }

    private CommandRejected rejection() {
        return jdbc.sql("select id, kind from view.build where under_way")
                .query((row, _) -> new CommandRejected(Kind.valueOf(row.getString(2)).isUnderWay())
                        .with("underWay", row.getObject(1, UUID.class)))
                .optional()
                .orElseGet(() -> new CommandRejected(kind.isUnderWay()));
    }

    /** Keeps how it stands; answers whether it goes on: not if it was cancelled, or another node gave it up. */
    boolean update(UUID id, R report, boolean isUnderWay) {
        return jdbc.sql("update view.build set report = :report::json, under_way = :underWay"
                        + " where id = :id and under_way returning not cancelled")
                .param("report", Json.write(report))
                .param("underWay", isUnderWay)
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<R> find(UUID id) {
        return jdbc.sql("select report from view.build where id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .map(this::read);
    }

    boolean cancel(UUID id) {
        return jdbc.sql("update view.build set cancelled = true where id = :id and kind = :kind and under_way")
                        .param("id", id)
                        .param("kind", kind.name())
                        .update()
                > 0;
    }

    /** The one of the kind that is under way, on whatever node. */
    Optional<R> underWay() {
        return jdbc.sql("select report from view.build where under_way and kind = :kind")
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private R read(String report) {
        return Json.read(report, type);
    }
}
