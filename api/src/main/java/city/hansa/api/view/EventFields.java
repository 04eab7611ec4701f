package city.hansa.api.view;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event's own fields, in their stored form, and the event that they are of: each is made of the other when it is first
 * asked for, so that a document which is folded on by many events reads and writes each of them once. Equal if the fields
 * are. Used by one thread at a time.
 */
public final class EventFields {

    private @Nullable JsonNode json;
    private @Nullable Object event;
    private final Function<Object, JsonNode> form;

    private EventFields(@Nullable JsonNode json, @Nullable Object event, Function<Object, JsonNode> form) {
        this.json = json;
        this.event = event;
        this.form = form;
    }

    /** @param form makes the stored form of an event, with numbers of the types in which they are read back */
    public static EventFields of(Object event, Function<Object, JsonNode> form) {
        return new EventFields(null, event, form);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static EventFields read(JsonNode json) {
        return new EventFields(json, null, _ -> json);
    }

    @JsonValue
    public JsonNode json() {
        if (json == null) {
            json = form.apply(requireNonNull(event));
        }
        return json;
    }

    /**
     * The event.
     *
     * @param type its class, as its stored name says
     * @param reader reads it from its stored form
     */
    public <E> E as(Class<E> type, BiFunction<JsonNode, Class<E>, E> reader) {
        if (event == null) {
            event = reader.apply(json(), type);
        }
        return type.cast(event);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventFields fields && json().equals(fields.json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return json().toString();
    }
}
