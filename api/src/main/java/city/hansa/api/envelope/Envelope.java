package city.hansa.api.envelope;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.date.Edtf;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries beside what the domain said (DESIGN §3). It travels as the message's metadata, a flat map of
 * strings; that form is stored and hashed, so its keys are as lasting as a wire name.
 *
 * @param effective when it happened in the world; may be vague
 * @param commandId the command that was handled
 * @param correlationId the first command of the chain
 * @param causationId the message that directly led to it
 */
public record Envelope(
        Actor actor,
        @Nullable Source source,
        Confidence confidence,
        Visibility visibility,
        Edtf effective,
        @Nullable String commandId,
        @Nullable String correlationId,
        @Nullable String causationId) {

    public static Envelope of(Actor actor, Edtf effective) {
        return new Envelope(actor, null, Confidence.HIGH, Visibility.PUBLIC, effective, null, null, null);
    }

    public Party party() {
        return actor.party();
    }

    public Envelope effective(Edtf other) {
        return new Envelope(
                actor, source, confidence, visibility, other, commandId, correlationId, causationId);
    }

    public Envelope source(Source other) {
        return new Envelope(
                actor, other, confidence, visibility, effective, commandId, correlationId, causationId);
    }

    public Envelope visibility(Visibility other) {
        return new Envelope(actor, source, confidence, other, effective, commandId, correlationId, causationId);
    }

    /** The stored form, sorted by key; absent values have no key. */
    public Map<String, String> toMetaData() {
        var data = new TreeMap<String, String>();
        data.put("actor.role", actor.role().name());
        switch (actor.party()) {
            case CityId city -> data.put("actor.city", city.toString());
            case NetworkId network -> data.put("actor.network", network.toString());
        }
        if (source != null) {
            data.put("source.kind", source.kind().name());
            data.put("source.title", source.title());
            put(data, "source.url", source.url());
            put(data, "source.retrieved", source.retrieved());
            put(data, "source.sha256", source.sha256());
        }
        data.put("confidence", confidence.name());
        data.put("visibility", visibility.name());
        data.put("effective", effective.text());
        put(data, "commandId", commandId);
        put(data, "correlationId", correlationId);
        put(data, "causationId", causationId);
        return data;
    }

    /** Reads the stored form; keys that are not the envelope's are left alone. */
    public static Envelope from(Map<String, ?> data) {
        return new Envelope(
                new Actor(Role.valueOf(text(data, "actor.role")), party(data)),
                source(data),
                Confidence.valueOf(text(data, "confidence")),
                Visibility.valueOf(text(data, "visibility")),
                Edtf.parse(text(data, "effective")),
                optional(data, "commandId"),
                optional(data, "correlationId"),
                optional(data, "causationId"));
    }

    private static Party party(Map<String, ?> data) {
        var city = optional(data, "actor.city");
        return city != null ? CityId.of(city) : NetworkId.of(text(data, "actor.network"));
    }

    private static @Nullable Source source(Map<String, ?> data) {
        var kind = optional(data, "source.kind");
        if (kind == null) {
            return null;
        }
        var retrieved = optional(data, "source.retrieved");
        return new Source(
                Source.Kind.valueOf(kind),
                text(data, "source.title"),
                optional(data, "source.url"),
                retrieved == null ? null : LocalDate.parse(retrieved),
                optional(data, "source.sha256"));
    }

    private static void put(Map<String, String> data, String key, @Nullable Object value) {
        if (value != null) {
            data.put(key, value.toString());
        }
    }

    private static String text(Map<String, ?> data, String key) {
        var value = optional(data, key);
        if (value == null) {
            throw new IllegalArgumentException("the envelope lacks " + key);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, ?> data, String key) {
        var value = data.get(key);
        return value == null ? null : value.toString();
    }
}
