package city.hansa.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in which events are kept: fields in the order of the record, no field for what is absent, dates as text.
 * These bytes are hashed and signed, so nothing here may ever change what is written.
 *
 * <p>Reading is strict, and commands are read by the same rules: an unknown field, a duplicate key, a missing or null
 * value where one is needed, a number where a text belongs are all refused.
 */
public final class StoredForm {

    public static final JsonMapper JSON = configure(JsonMapper.builder()).build();

    /** Makes another mapper write and read the same form. */
    public static JsonMapper.Builder configure(JsonMapper.Builder mapper) {
        return mapper.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    private StoredForm() {}
}
