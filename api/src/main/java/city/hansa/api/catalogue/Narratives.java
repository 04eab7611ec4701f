package city.hansa.api.catalogue;

import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.narrative.SealedText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The narratives of events, by what {@link Narrative} marks. */
public final class Narratives {

    private static final ClassValue<Set<String>> FIELDS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> protocol) {
            return EventCatalogue.events()
                    .filter(protocol::isAssignableFrom)
                    .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                    .filter(component -> component.isAnnotationPresent(Narrative.class))
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    /** Those that an event has, by their fields, in its order; encrypted ones as they are kept. */
    public static SequencedMap<String, String> of(Object event) {
        var found = new LinkedHashMap<String, String>();
        for (var component : event.getClass().getRecordComponents()) {
            if (tells(component, event) && value(component, event) instanceof String text) {
                found.put(component.getName(), text);
            }
        }
        return found;
    }

    /** Those of them that are kept encrypted. */
    public static SequencedMap<String, String> sealed(Object event) {
        var found = of(event);
        found.values().removeIf(text -> !SealedText.isOne(text));
        return found;
    }

    /** The key of an event whose narratives are kept encrypted: it has one for all. */
    public static Optional<UUID> keyOf(Object event) {
        return sealed(event).values().stream().findFirst().flatMap(SealedText::keyOf);
    }

    /** The same event with another text in the place of each narrative, which is given by its field and what it was. */
    @SuppressWarnings("unchecked")
    public static <E> E replaced(E event, BinaryOperator<String> other) {
        var type = (Class<E>) event.getClass();
        var components = type.getRecordComponents();
        var texts = of(event);
        var values = Stream.of(components)
                .map(component -> texts.containsKey(component.getName())
                        ? other.apply(component.getName(), texts.get(component.getName()))
                        : value(component, event))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(type.getSimpleName() + " does not take such a text", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether that field of a record's own events holds one; a name means the same in all events of a protocol. */
    public static boolean isField(Subject.Kind kind, String field) {
        return FIELDS.get(EventCatalogue.protocolOf(kind)).contains(field);
    }

    private static boolean tells(RecordComponent component, Object event) {
        var narrative = component.getAnnotation(Narrative.class);
        if (narrative == null || narrative.valueOf().isEmpty()) {
            return narrative != null;
        }
        var field = Stream.of(event.getClass().getRecordComponents())
                .filter(other -> other.getName().equals(narrative.valueOf()))
                .findFirst()
                .orElseThrow();
        return event instanceof FactEvent about
                && isField(about.subject().kind(), String.valueOf(value(field, event)));
    }

    private static @Nullable Object value(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Narratives() {}
}
