package city.hansa.web.openapi;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Subject;
import city.hansa.api.catalogue.EventCatalogue;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is followed rather than asked: the feed, and a record as it changes. */
final class FeedDocs {

    private static final String PUSHED = "text/event-stream";

    static void describe(OpenAPI api) {
        var operation = new Operation()
                .operationId("feed.list")
                .addTagsItem("feed")
                .summary("The log as CloudEvents 1.0, in the order of positions: a page, or pushed as it is recorded.")
                .description("""
                        Told are events of records whose visibility is PUBLIC, so positions have gaps here; claims and \
                        the log's own events are left out. A page may be shorter than limit, or empty, before the end: \
                        Feed-Position is the last position that it takes into account, Feed-Head the last of the log, \
                        and Link rel=next leads on; where both are equal, the same link asks for what comes later. \
                        With Accept: text/event-stream each event is pushed once, its position as the event's id; \
                        silence is broken by comments, with the position reached. Who connects again with \
                        Last-Event-ID misses nothing and is told nothing twice. Who reads nothing for 10 seconds is \
                        disconnected, and resumes likewise.""")
                .parameters(List.of(
                        query("after", "The last position seen; from the beginning where left out.", position()),
                        query("subject", "Records by id; 50 at most.", listOf(Schemas.formatted("string", "uuid"))),
                        query("kind", "Kinds of records.", listOf(Schemas.oneOf(kinds()))),
                        query("type", "Events by name, such as city.registered.", listOf(Schemas.oneOf(types()))),
                        query("limit", "How many events a page has at most; not of what is pushed.", limit()),
                        lastEventId("Takes precedence over after, where events are pushed.")))
                .responses(Responses.ofQuestion("A page of the feed.", false));
        var success = requireNonNull(operation.getResponses().get("200"))
                .content(new Content()
                        .addMediaType(
                                "application/cloudevents-batch+json",
                                new MediaType().schema(arrayOf(Responses.reference("Event"))))
                        .addMediaType(PUSHED, new MediaType().schema(Schemas.of("string"))))
                .addHeaderObject("Link", Responses.header("rel=next: where the next page is, or will be."))
                .addHeaderObject("Feed-Position", Responses.header("The last position that the page goes up to."))
                .addHeaderObject("Feed-Head", Responses.header("The last position of the log."));
        operation.getResponses().addApiResponse("200", success);
        operation.getResponses().remove("404");
        operation.getResponses()
                .addApiResponse("503", new ApiResponse().description("The log does not answer, or there are as many"
                        + " listeners as a node serves; Retry-After says when to ask again."));
        api.path("/api/feed", new PathItem().get(operation));
    }

    /** A record's own address pushes it, too. */
    static void addPush(Operation get) {
        get.addParametersItem(lastEventId("Of what is pushed: the first form is not older than that position."));
        var success = requireNonNull(get.getResponses().get("200"));
        requireNonNull(success.getContent()).addMediaType(PUSHED, new MediaType().schema(Schemas.of("string")));
        get.description("With Accept: text/event-stream the record is pushed as it stands, then anew after it has"
                + " changed, the position as the event's id; of several changes at once the newest form alone. No"
                + " parameter but minPosition is taken then.");
    }

    static Map<String, Schema<?>> schemas() {
        var schema = Schemas.described("object", "A CloudEvent 1.0; attributes beyond its specification are ours.");
        schema.addProperty("specversion", Schemas.oneOf(List.of("1.0")));
        schema.addProperty("id", Schemas.formatted("string", "uuid"));
        schema.addProperty("source", Schemas.described("string", "The log, by its origin."));
        schema.addProperty("type", Schemas.described("string", "city.hansa. and the event's name."));
        schema.addProperty("subject", Schemas.described("string", "The record: its collection and id."));
        schema.addProperty("time", Schemas.described("string", "When it was recorded, UTC; never decreases."));
        schema.addProperty("position", Schemas.described("string", "Its place in the log, a number from 0."));
        schema.addProperty("streamsequence", Schemas.described("integer", "Its place in the record's stream, from 0."));
        schema.addProperty("revision", Schemas.described("integer", "Of the form in which it was recorded."));
        schema.addProperty("visibility", Schemas.described("string", "Who may see it."));
        schema.addProperty("effective", Schemas.described("string", "When it happened: EDTF, may be vague."));
        schema.addProperty("confidence", Schemas.described("string", "How sure the source is."));
        schema.addProperty("actorrole", Schemas.described("string", "Who recorded it: a role, never a name."));
        schema.addProperty("actorparty", Schemas.described("string", "On whose behalf: cities/ or networks/ and an id."));
        schema.addProperty("correlationid", Schemas.of("string"));
        schema.addProperty("causationid", Schemas.of("string"));
        schema.addProperty("datacontenttype", Schemas.of("string"));
        schema.addProperty("data", Schemas.described("object", "What was said, as it reads now."));
        schema.setRequired(List.of(
                "specversion", "id", "source", "type", "subject", "time", "position", "streamsequence", "revision",
                "visibility"));
        return Map.of("Event", schema);
    }

    private static List<String> kinds() {
        return Arrays.stream(Subject.Kind.values()).map(Subject.Kind::name).toList();
    }

    private static List<String> types() {
        return EventCatalogue.events().map(EventCatalogue::nameOf).sorted().toList();
    }

    private static JsonSchema position() {
        var schema = Schemas.formatted("integer", "int64");
        schema.setMinimum(BigDecimal.ZERO);
        return schema;
    }

    private static JsonSchema limit() {
        var schema = Schemas.of("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(200));
        schema.setDefault(50);
        return schema;
    }

    private static JsonSchema listOf(JsonSchema items) {
        var schema = arrayOf(items);
        schema.setMaxItems(50);
        return schema;
    }

    private static JsonSchema arrayOf(JsonSchema items) {
        var schema = Schemas.of("array");
        schema.setItems(items);
        return schema;
    }

    private static Parameter query(String name, String description, JsonSchema schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static Parameter lastEventId(String description) {
        return CommandDocs.header("Last-Event-ID", "The last position that a listener has seen. " + description);
    }

    private FeedDocs() {}
}
