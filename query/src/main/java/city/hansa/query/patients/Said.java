package city.hansa.query.patients;

import city.hansa.api.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks what was said in events, and what was said about them: there no aid stands beside a number, and it is the stream
 * that tells whether patients are meant. A stream is read only where something was said.
 */
final class Said {

    private final Function<UUID, Set<UUID>> patientEvents;
    private final Map<UUID, Set<UUID>> known = new HashMap<>();

    /** @param patientEvents of an exchange: the ids of those of its events that are about patients */
    Said(Function<UUID, Set<UUID>> patientEvents) {
        this.patientEvents = patientEvents;
    }

    /** @param answers of exchanges, but for changes and discrepancies, which may be of any records */
    void mark(List<ObjectNode> answers) {
        for (var answer : answers) {
            if (isOfExchange(answer)) {
                mark(answer, UUID.fromString(answer.get("id").stringValue()));
            }
        }
    }

    /** A change says the kind of its record as its own, a discrepancy as that of the record. */
    private static boolean isOfExchange(ObjectNode answer) {
        var kind = answer.has("concerns") ? answer.get("kind") : answer.get("record");
        return kind == null || kind.asString("").equals(Subject.Kind.EXCHANGE.name());
    }

    private void mark(ObjectNode answer, UUID exchange) {
        statement(answer, "target", exchange);
        statement(answer.path("concerns"), "eventId", exchange);
        answer.path("facts").forEach(fact -> statement(fact, "target", exchange));
        answer.path("events").forEach(event -> {
            statement(event.path("concerns"), "eventId", exchange);
            if (event.get("said") instanceof ObjectNode said && isAboutPatients(exchange, event.path("eventId"))) {
                Counts.markAll(said);
            }
        });
    }

    /** One that names no event may be about any. */
    private void statement(JsonNode said, String target, UUID exchange) {
        if (said instanceof ObjectNode statement
                && statement.has("field")
                && (!statement.has(target) || isAboutPatients(exchange, statement.get(target)))) {
            Counts.markAll(statement);
        }
    }

    private boolean isAboutPatients(UUID exchange, JsonNode event) {
        return known.computeIfAbsent(exchange, patientEvents).contains(UUID.fromString(event.asString()));
    }
}
