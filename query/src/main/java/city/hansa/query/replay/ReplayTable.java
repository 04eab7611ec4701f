package city.hansa.query.replay;

import city.hansa.api.CommandRejected;
import city.hansa.api.replay.Replay;
import city.hansa.api.replay.ReplayRejection;
import city.hansa.query.view.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where replays are kept. */
final class ReplayTable {

    /** One that is under way, on whatever node. */
    record UnderWay(String generation, Replay replay) {}

    private final JdbcClient jdbc;

    ReplayTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws CommandRejected while another is under way, on whatever node */
    void begin(String generation, Replay replay) {
        try {
            jdbc.sql("insert into view.replay (id, generation, under_way, report)"
                            + " values (:id, :generation, true, :report::json)")
                    .param("id", replay.id())
                    .param("generation", generation)
                    .param("report", Json.write(replay))
                    .update();
        } catch (DuplicateKeyException _) {
            var rejected = new CommandRejected(ReplayRejection.REPLAY_UNDER_WAY);
            underWay().stream().findFirst().ifPresent(other -> rejected.with("replay", other.replay().id()));
            throw rejected;
        }
    }

    /** Keeps how it stands; answers whether it goes on: not if it was cancelled, or another node gave it up. */
    boolean update(Replay replay) {
        return jdbc.sql("update view.replay set report = :report::json, under_way = :underWay"
                                + " where id = :id and under_way returning not cancelled")
                        .param("report", Json.write(replay))
                        .param("underWay", !replay.state().isEnd())
                        .param("id", replay.id())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    Optional<Replay> find(UUID id) {
        return jdbc.sql("select report from view.replay where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(report -> Json.read(report, Replay.class));
    }

    boolean cancel(UUID id) {
        return jdbc.sql("update view.replay set cancelled = true where id = :id and under_way").param("id", id).update()
                > 0;
    }

    List<UnderWay> underWay() {
        return jdbc.sql("select generation, report from view.replay where under_way")
                .query((row, _) -> new UnderWay(row.getString(1), Json.read(row.getString(2), Replay.class)))
                .list();
    }
}
