package city.hansa.web.command;

import city.hansa.api.CityId;
import city.hansa.api.Party;
import city.hansa.web.problem.Malformed;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds JSON against the types of a record, so that every fault is named by its field and its rule, and answers it with
 * every city named by its id. What is not decided here is left to the types' own constructors.
 */
@Component
public final class Shape {

    /** A component of a record, as far as values are held against it; its annotations are parsed once. */
    private record Field(String name, AnnotatedType type, boolean isOptional) {

        static Field of(RecordComponent component) {
            return new Field(component.getName(), component.getAnnotatedType(), Shape.isOptional(component));
        }
    }

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    private static final ClassValue<Boolean> PLAIN_VALUES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.isRecord()
                    && Arrays.stream(type.getRecordComponents())
                            .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
        }
    };

    private final CityNames cities;

    Shape(CityNames cities) {
        this.cities = cities;
    }

    /** The fields of {@code given} for a record's components, but for those that are not the caller's to give. */
    ObjectNode record(Class<?> type, Set<String> notGiven, ObjectNode given, String path) {
        refuseUnknown(type, notGiven, given, path);
        var shaped = JsonNodeFactory.instance.objectNode();
        for (var field : FIELDS.get(type)) {
            if (!notGiven.contains(field.name())) {
                field(field, given, shaped, path);
            }
        }
        return shaped;
    }

    private void field(Field field, ObjectNode given, ObjectNode shaped, String path) {
        var value = given.get(field.name());
        if (value != null && !value.isNull()) {
            shaped.set(field.name(), value(field.type(), value, join(path, field.name())));
        } else if (!field.isOptional()) {
            throw Malformed.field(join(path, field.name()), "is required");
        }
    }

    public static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A record that stands for one plain value in JSON, such as an id. */
    public static boolean isPlainValue(Class<?> type) {
        return PLAIN_VALUES.get(type);
    }

    /** As what a record that is one value is written: an id as a UUID, a key as a text. */
    public static Class<?> plainTypeOf(Class<?> plainValue) {
        return plainValue.getRecordComponents()[0].getType();
    }

    private static void refuseUnknown(Class<?> type, Set<String> notGiven, ObjectNode given, String path) {
        var known = FIELDS.get(type).stream()
                .map(Field::name)
                .filter(name -> !notGiven.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var name : given.propertyNames()) {
            if (!known.contains(name)) {
                throw Malformed.field(
                        join(path, name),
                        notGiven.contains(name) ? "is not given: it follows from the address" : "is not known here");
            }
        }
    }

    private JsonNode value(AnnotatedType annotated, JsonNode value, String path) {
        var type = raw(annotated);
        if (type == CityId.class) {
            return JsonNodeFactory.instance.stringNode(cities.idOf(Plain.text(value, path, "a text"), path).toString());
        }
        if (type == Party.class) {
            return party(object(value, path), path);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return array(annotated, value, path);
        }
        if (type.isRecord() && !isPlainValue(type)) {
            return record(type, Set.of(), object(value, path), path);
        }
        Plain.check(type, value, path);
        return value;
    }

    private JsonNode party(ObjectNode value, String path) {
        var city = value.get("city");
        if (city == null || value.size() != 1) {
            return value;
        }
        var named = Plain.text(city, join(path, "city"), "a text");
        return JsonNodeFactory.instance
                .objectNode()
                .put("city", cities.idOf(named, join(path, "city")).toString());
    }

    private ArrayNode array(AnnotatedType annotated, JsonNode value, String path) {
        if (!value.isArray()) {
            throw Malformed.field(path, "is a list");
        }
        var element = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
        var shaped = JsonNodeFactory.instance.arrayNode();
        for (var index = 0; index < value.size(); index++) {
            var place = path + "[" + index + "]";
            if (value.get(index).isNull()) {
                throw Malformed.field(place, "is not null");
            }
            shaped.add(value(element, value.get(index), place));
        }
        return shaped;
    }

    private static ObjectNode object(JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Malformed.field(path, "is an object");
    }

    public static Class<?> raw(AnnotatedType annotated) {
        return switch (annotated.getType()) {
            case Class<?> type -> type;
            case ParameterizedType type -> (Class<?>) type.getRawType();
            default -> Object.class;
        };
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
