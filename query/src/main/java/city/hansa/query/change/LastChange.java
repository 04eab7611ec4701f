package city.hansa.query.change;

import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import tools.jackson.databind.node.ObjectNode;

/** The event by which what is listed has changed last, as each list names it. */
public final class LastChange {

    /** To be selected where {@code change} is the row of the event. */
    public static final String COLUMNS = "change.sequence as changed_sequence, change.recorded_at as changed_at";

    /** Both are null where the event was set aside by the view of changes. */
    public static ObjectNode of(ResultSet row) throws SQLException {
        var recordedAt = row.getObject("changed_at", OffsetDateTime.class);
        return Json.MAPPER.createObjectNode()
                .put("sequence", row.getObject("changed_sequence", Long.class))
                .put("recordedAt", recordedAt == null ? null : recordedAt.toInstant().toString());
    }

    private LastChange() {}
}
