package city.hansa.query.replay;

import city.hansa.api.CommandRejected;
import city.hansa.api.Reason;
import city.hansa.api.projection.RebuildRejection;
import city.hansa.api.replay.ReplayRejection;
import city.hansa.query.view.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /** One that is under way, on whatever node. */
    record UnderWay<R>(UUID id, String generation, R report) {}

    private final JdbcClient jdbc;
    private final Kind kind;
    private final Class<R> type;

    BuildTable(JdbcClient jdbc, Kind kind, Class<R> type) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.type = type;
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

    Optional<UnderWay<R>> underWay() {
        return jdbc.sql("select id, generation, report from view.build where under_way and kind = :kind")
                .param("kind", kind.name())
                .query((row, _) ->
                        new UnderWay<>(row.getObject(1, UUID.class), row.getString(2), read(row.getString(3))))
                .optional();
    }

    private R read(String report) {
        return Json.read(report, type);
    }
}
