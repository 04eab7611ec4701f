package city.hansa.query.view;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
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

    /** How a party is named in an answer: by its id, to which its name is added last. */
    public static ObjectNode reference(Party party) {
        return tree(
                switch (party) {
                    case CityId city -> new CityRef(city);
                    case NetworkId network -> new NetworkRef(network);
                });
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
