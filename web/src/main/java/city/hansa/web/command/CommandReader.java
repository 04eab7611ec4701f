package city.hansa.web.command;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand;
import city.hansa.api.mandate.Mandates;
import city.hansa.web.problem.Malformed;
import city.hansa.web.read.Parameters;
import city.hansa.web.security.Speaker;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a command and its envelope from one body: the record's fields, and those that every command shares. */
@Component
public final class CommandReader {

    /** What a command shares with all others; the names are reserved in every command record. */
    public record Shared(
            @Nullable By by,
            @Nullable Edtf effective,
            @Nullable Source source,
            @Nullable Confidence confidence,
            @Nullable Visibility visibility) {}

    /** On whose behalf a command is given: exactly one of the two. A city or network enters the register on its own. */
    public record By(@Nullable CityId city, @Nullable NetworkId network) {}

    /**
     * A command that is in order, ready to be sent.
     *
     * @param saysForWhom whether the caller said who is to see it
     */
    record Given(Object command, Envelope envelope, Mandates mandates, boolean saysForWhom) {

        Given with(Envelope other) {
            return new Given(command, other, mandates, saysForWhom);
        }
    }

    /**
     * What was said that is no command of a record.
     *
     * @param metaData the envelope, with {@code principal}
     */
    public record Stated<T>(T statement, SortedMap<String, String> metaData) {}

    private static final Set<String> SHARED = Arrays.stream(Shared.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Kinds of records by which others are named. */
    private static final Set<Subject.Kind> PUBLIC = Set.of(Subject.Kind.CITY, Subject.Kind.NETWORK);

    private final Shape shape;
    private final CommandIds ids;
    private final Supplier<UUID> fresh;
    private final Clock clock;

    CommandReader(Shape shape, CommandIds ids, Supplier<UUID> fresh, Clock clock) {
        this.shape = shape;
        this.ids = ids;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** @param correlationId the chain that the caller continues; null to begin one */
    Given read(CommandRoute route, ObjectNode body, @Nullable String correlationId, Speaker speaker) {
        var shared = shared(body);
        if (PUBLIC.contains(route.collection().kind()) && shared.visibility() != null
                && shared.visibility() != Visibility.PUBLIC) {
            throw Malformed.field("visibility", "is PUBLIC: cities and networks are in the register for everybody");
        }
        var command = command(route, body.deepCopy().remove(SHARED));
        var itself = shared.by() == null ? speaker.itself(command) : Optional.<Party>empty();
        var party = itself.orElseGet(() -> party(shared.by(), speaker));
        var mandates = itself.map(Set::of).map(Mandates::of).orElseGet(speaker::mandates);
        return new Given(
                command, envelope(shared, actor(party), correlationId), mandates, shared.visibility() != null);
    }

    /** Reads a request that is no command of a record, and who makes it: by the same rules. */
    public <T> Stated<T> statement(Class<T> type, Role role, Speaker speaker, HttpServletRequest request) {
        Parameters.none(request);
        var body = JsonBody.read(request);
        var headers = CommandHeaders.of(request);
        var shared = shared(body);
        var party = party(shared.by(), speaker);
        speaker.requireMandate(party);
        var statement = bind(type, shape.record(type, Set.of(), body.deepCopy().remove(SHARED), ""));
        var actor = new Actor(role, party);
        var metaData = new TreeMap<>(envelope(shared, actor, headers.correlationId()).toMetaData());
        metaData.put("principal", speaker.principal());
        return new Stated<>(statement, metaData);
    }

    /** Reads a request that records nothing, such as what an auditor asks for; nobody is named in it. */
    public <T> T request(Class<T> type, HttpServletRequest request) {
        Parameters.none(request);
        return bind(type, shape.record(type, Set.of(), JsonBody.read(request), ""));
    }

    private Shared shared(ObjectNode body) {
        return bind(Shared.class, shape.record(Shared.class, Set.of(), body.deepCopy().retain(SHARED), ""));
    }

    private Object command(CommandRoute route, ObjectNode given) {
        var type = route.command();
        var addressed = addressedField(route);
        var fields = shape.record(type, Set.of(addressed), given, "");
        var id = route.id() == null ? ids.newRecord(type, fields) : route.id();
        fields.set(addressed, addressed.equals("subject") ? subject(route, id) : textOf(id));
        return bind(type, fields);
    }

    /** The field that the address fills: a fact's subject, or the record's own id. */
    static String addressedField(CommandRoute route) {
        return FactCommand.class.isAssignableFrom(route.command()) ? "subject" : route.collection().idField();
    }

    private static JsonNode subject(CommandRoute route, UUID id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", route.collection().kind().name())
                .put("id", id.toString());
    }

    private static Actor actor(Party party) {
        return new Actor(party instanceof NetworkId ? Role.SECRETARIAT : Role.OFFICER, party);
    }

    private Envelope envelope(Shared shared, Actor actor, @Nullable String correlationId) {
        var commandId = fresh.get().toString();
        return new Envelope(
                actor,
                shared.source(),
                shared.confidence() == null ? Confidence.HIGH : shared.confidence(),
                shared.visibility() == null ? Visibility.PUBLIC : shared.visibility(),
                shared.effective() == null ? Edtf.day(LocalDate.now(clock)) : shared.effective(),
                commandId,
                correlationId == null ? commandId : correlationId,
                null);
    }

    /** On whose behalf it is; left out, it is that of the one for whom the speaker holds a mandate. */
    private static Party party(@Nullable By by, Speaker speaker) {
        if (by == null) {
            return speaker.sole().orElseThrow(() -> Malformed.field("by", "is required"));
        }
        Party party = by.city() == null ? by.network() : by.city();
        if (party == null || (by.city() != null && by.network() != null)) {
            throw Malformed.field("by", "names one city or one network");
        }
        return party;
    }

    private static JsonNode textOf(UUID id) {
        return JsonNodeFactory.instance.stringNode(id.toString());
    }

    /** Binding fails only where a constructor refuses; everything else was held against the types before. */
    private static <T> T bind(Class<T> type, ObjectNode fields) {
        try {
            return StoredForm.JSON.treeToValue(fields, type);
        } catch (DatabindException e) {
            throw refused(e);
        }
    }

    private static Malformed refused(DatabindException e) {
        var path = pathOf(e);
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refusal && !(cause instanceof JacksonException)) {
                return path.isEmpty()
                        ? Malformed.whole("The body", refusal)
                        : Malformed.value(path, refusal);
            }
        }
        return path.isEmpty() ? Malformed.because("The body is not valid.") : Malformed.field(path, "is not valid");
    }

    private static String pathOf(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
