package city.hansa.web.openapi;

import city.hansa.api.CityId;
import city.hansa.api.date.Edtf;
import city.hansa.web.command.CommandReader;
import city.hansa.web.command.Shape;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schema of a record, from its components; every rule here is one by which bodies are read. */
final class Schemas {

    /** Records that have a schema of their own, by name, in the order in which they were met. */
    private final Map<String, Schema<?>> named;

    private final Map<String, Class<?>> firstOfName = new HashMap<>();

    Schemas(Map<String, Schema<?>> named) {
        this.named = named;
    }

    /** An object of these components and nothing else, but for those that are not the caller's to give. */
    JsonSchema object(Class<?> type, Set<String> notGiven) {
        var schema = of("object");
        schema.setAdditionalProperties(false);
        for (var component : type.getRecordComponents()) {
            if (!notGiven.contains(component.getName())) {
                add(schema, component);
            }
        }
        return schema;
    }

    void add(JsonSchema object, RecordComponent component) {
        object.addProperty(component.getName(), value(component.getAnnotatedType()));
        if (!Shape.isOptional(component)) {
            object.addRequiredItem(component.getName());
        }
    }

    private Schema<?> value(AnnotatedType annotated) {
        var type = Shape.raw(annotated);
        if (Collection.class.isAssignableFrom(type)) {
            var list = of("array");
            list.setItems(value(((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0]));
            return list;
        }
        return type.isRecord() && !Shape.isPlainValue(type) ? reference(type) : plain(type);
    }

    private Schema<?> reference(Class<?> type) {
        var name = nameOf(type);
        if (!named.containsKey(name)) {
            var schema = object(type, Set.of());
            if (type == CommandReader.By.class) {
                // One city or one network.
                schema.setMinProperties(1);
                schema.setMaxProperties(1);
            }
            named.put(name, schema);
        }
        var reference = new JsonSchema();
        reference.set$ref("#/components/schemas/" + name);
        return reference;
    }

    /** Two aggregates may each have a Participant: the one that is met second is named after its aggregate too. */
    private String nameOf(Class<?> type) {
        var name = type.getSimpleName();
        var first = firstOfName.putIfAbsent(name, type);
        if (first == null || first == type) {
            return name;
        }
        var aggregate = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return Character.toUpperCase(aggregate.charAt(0)) + aggregate.substring(1) + name;
    }

    private static JsonSchema plain(Class<?> type) {
        if (type == CityId.class) {
            var city = described("string", "A city's id, or an identifier that it holds, as scheme:value.");
            city.setExample("geonames:2935517");
            return city;
        }
        if (type == Edtf.class) {
            return edtf();
        }
        if (type.isEnum()) {
            var constants = of("string");
            constants.setEnum(Arrays.<Object>asList(
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).toArray()));
            return constants;
        }
        if (Shape.isPlainValue(type)) {
            return simple(Shape.plainTypeOf(type));
        }
        return simple(type);
    }

    private static JsonSchema simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> of("string");
            case "UUID" -> formatted("string", "uuid");
            case "boolean", "Boolean" -> of("boolean");
            case "int", "Integer" -> formatted("integer", "int32");
            case "long", "Long" -> formatted("integer", "int64");
            case "double", "Double" -> formatted("number", "double");
            case "LocalDate" -> formatted("string", "date");
            case "Period" -> formatted("string", "duration");
            case "Instant" -> formatted("string", "date-time");
            default -> of("object");
        };
    }

    private static JsonSchema edtf() {
        var date = described(
                "string",
                "A date as precisely as the source knows it, in a subset of EDTF (ISO 8601-2): 1978, 1978-10,"
                        + " 1978-10-08, each perhaps with ~ (about), ? (uncertain) or % (both); 197X; 1974-21 (spring);"
                        + " 2022-09-09/2025-12-31; 2022-03-31/.. (open); [1977,1978] (one of).");
        date.setFormat("edtf");
        date.setExample("1978-10");
        return date;
    }

    static JsonSchema oneOf(List<String> constants) {
        var schema = of("string");
        if (!constants.isEmpty()) {
            schema.setEnum(List.copyOf(constants));
        }
        return schema;
    }

    static JsonSchema of(String type) {
        var schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    static JsonSchema described(String type, String description) {
        var schema = of(type);
        schema.setDescription(description);
        return schema;
    }

    static JsonSchema formatted(String type, String format) {
        var schema = of(type);
        schema.setFormat(format);
        return schema;
    }
}
