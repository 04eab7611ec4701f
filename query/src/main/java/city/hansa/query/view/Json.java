package city.hansa.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of what is shown: fields in the order of the record, no field for what is absent. Unlike the stored form of
 * events it may change with any generation.
 */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads an object that the store has written. */
    public static ObjectNode read(String json) {
        return MAPPER.readValue(json, ObjectNode.class);
    }

    public static <T> T read(String json, Class<T> type) throws JacksonException {
        return MAPPER.readValue(json, type);
    }

    private Json() {}
}
