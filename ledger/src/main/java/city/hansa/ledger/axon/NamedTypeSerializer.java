package city.hansa.ledger.axon;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * JSON under stored names instead of class names.
 *
 * <p>Axon's own types (tokens, metadata) keep their class names; any other type must be in {@link StoredNames}. Metadata
 * is a flat object of strings whose keys are sorted, so that equal metadata has equal bytes. A name that is not known, or a
 * revision beyond the one that is, reads as {@link UnknownSerializedType}: a newer version has written it.
 *
 * <p>Safe for use by several threads.
 */
public final class NamedTypeSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    private final StoredNames names;

    public NamedTypeSerializer(StoredNames names) {
        this(names, _ -> {});
    }

    /**
     * A serializer whose mapper the application adjusts, by modules for its own value types for instance.
     *
     * @param customizer called once, after everything else was configured
     */
    public NamedTypeSerializer(StoredNames names, Consumer<JsonMapper.Builder> customizer) {
        super(builder().jsonMapperBuilderCustomizer(mapper -> {
            mapper.polymorphicTypeValidator(ofTokens());
            customizer.accept(mapper);
        }));
        this.names = names;
    }

    /** A replay's token holds its context as an Object: without this a replay is refused by Jackson, for ever. */
    private static BasicPolymorphicTypeValidator ofTokens() {
        return BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(AXON)
                .allowIfSubType("city.hansa.")
                .allowIfSubType("java.lang.")
                .allowIfSubType("java.util.")
                .build();
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (!(object instanceof MetaData metaData)) {
            return super.serialize(object, expectedRepresentation);
        }
        // Only the content is written as another type: what the type is called comes from MetaData.
        var content = super.serialize(new SortedStrings(metaData), expectedRepresentation);
        return new SimpleSerializedObject<>(
                content.getData(), expectedRepresentation, typeForClass(MetaData.class));
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        if (type == null || type.equals(Void.class) || type.equals(void.class)) {
            return SimpleSerializedType.emptyType();
        }
        if (type.equals(SortedStrings.class) || type.getName().startsWith(AXON)) {
            return super.typeForClass(type);
        }
        return new SimpleSerializedType(names.nameOf(type), Integer.toString(names.revisionOf(type)));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.equals(SimpleSerializedType.emptyType()) || type.getName().startsWith(AXON)) {
            return super.classForType(type);
        }
        return names.typeOf(type.getName())
                .filter(known -> revision(type) <= names.revisionOf(known))
                .orElse(UnknownSerializedType.class);
    }

    private static int revision(SerializedType type) {
        return type.getRevision() == null ? 0 : Integer.parseInt(type.getRevision());
    }

    /** Metadata as it is stored. */
    private static final class SortedStrings extends TreeMap<String, String> {

        private static final long serialVersionUID = 1;

        private SortedStrings(Map<String, ?> metaData) {
            metaData.forEach((key, value) -> put(key, text(key, value)));
        }

        private static String text(String key, Object value) {
            return switch (value) {
                case CharSequence text -> text.toString();
                case Number number -> number.toString();
                case Boolean flag -> flag.toString();
                case Enum<?> constant -> constant.name();
                case UUID id -> id.toString();
                case null, default -> throw new SerializationException("metadata " + key + " is not a plain value");
            };
        }
    }
}
