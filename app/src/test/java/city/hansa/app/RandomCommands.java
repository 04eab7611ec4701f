package city.hansa.app;

import static java.util.Objects.requireNonNull;

import city.hansa.api.CityId;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.catalogue.CommandCatalogue.Collection;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipCommand.ApplyForMembership;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Key;
import com.github.f4b6a3.uuid.UuidCreator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Commands of every kind in the catalogue with values at random, from a seed. Names and keys are few, so that records meet;
 * most of what is asked is refused by a rule, and the rest is a history that nobody would think of.
 */
final class RandomCommands {

    /** A command, and the party that gives it. */
    record Asked(Object command, Party by, Edtf effective) {}

    private static final List<String> DAYS =
            List.of("1990", "2001-05", "2010-07-01", "2015~", "2018-03-01/2018-04-02", "2020-22", "2021?", "2023-01");
    private static final List<String> WORDS =
            List.of("DE", "FR", "JP", "EUR", "FULL", "effective", "name", "2001", "C62");

    private final Random random;
    private final Function<UUID, List<UUID>> eventsOf;
    private final Map<Subject.Kind, List<UUID>> records = new EnumMap<>(Subject.Kind.class);
    private @Nullable UUID subject;

    /** @param eventsOf the ids of the events of a record, which commands about facts name */
    RandomCommands(long seed, Function<UUID, List<UUID>> eventsOf) {
        this.random = new Random(seed);
        this.eventsOf = eventsOf;
        for (var kind : Subject.Kind.values()) {
            records.put(kind, new ArrayList<>());
        }
    }

    /** Tells of a record that is there now. */
    void created(Asked asked) {
        for (var collection : CommandCatalogue.COLLECTIONS) {
            if (collection.creating().isInstance(asked.command())) {
                requireNonNull(records.get(collection.kind())).add(requireNonNull(subject));
            }
        }
    }

    /** Empty where the values that were drawn make no command. */
    Optional<Asked> next() {
        var collection = pick(CommandCatalogue.COLLECTIONS);
        var there = requireNonNull(records.get(collection.kind()));
        var creates = there.size() < 3 || random.nextInt(20 + 5 * there.size()) == 0;
        var type = creates ? collection.creating() : pick(collection.changing().toList());
        subject = creates ? fresh() : pick(there);
        try {
            var command = record(type, collection);
            var by = random.nextInt(4) == 0 && !ids(Subject.Kind.NETWORK).isEmpty()
                    ? new NetworkId(pick(ids(Subject.Kind.NETWORK)))
                    : new CityId(ids(Subject.Kind.CITY).isEmpty() ? fresh() : pick(ids(Subject.Kind.CITY)));
            return Optional.of(new Asked(command, by, Edtf.parse(pick(DAYS))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private List<UUID> ids(Subject.Kind kind) {
        return requireNonNull(records.get(kind));
    }

    private UUID fresh() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private Object record(Class<?> type, Collection collection) {
        if (type == ApplyForMembership.class) {
            return application();
        }
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (var index = 0; index < components.length; index++) {
            var component = components[index];
            values[index] = component.getName().equals(collection.idField())
                    ? make(component.getType(), new Object[] {requireNonNull(subject)})
                    : value(component, collection);
        }
        return make(type, values);
    }

    /** A membership's id follows from its network and city. */
    private Object application() {
        var network = new NetworkId(pick(ids(Subject.Kind.NETWORK)));
        var city = new CityId(pick(ids(Subject.Kind.CITY)));
        var id = MembershipId.of(network, city);
        subject = id.value();
        return new ApplyForMembership(id, network, city, random.nextBoolean() ? "FULL" : null);
    }

    private @Nullable Object value(RecordComponent component, Collection collection) {
        var isOptional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return isOptional && random.nextBoolean() ? null : value(component.getGenericType(), collection);
    }

    private Object value(Type type, Collection collection) {
        if (type instanceof ParameterizedType list) {
            var values = new HashSet<Object>();
            var element = list.getActualTypeArguments()[0];
            for (var left = random.nextInt(3) + (element == CityId.class ? 1 : 0); left > 0; left--) {
                values.add(value(element, collection));
            }
            return List.copyOf(values);
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return pick(Arrays.asList(plain.getEnumConstants()));
        }
        return switch (plain.getSimpleName()) {
            case "Subject" -> new Subject(collection.kind(), requireNonNull(subject));
            case "UUID" -> pick(eventsOf.apply(requireNonNull(subject)));
            case "Edtf" -> Edtf.parse(pick(DAYS));
            case "Key" -> new Key(pick(List.of("a", "b", "c")));
            case "String" -> pick(WORDS);
            case "Identifier" -> new Identifier(Identifier.Scheme.GEONAMES, "" + (1 + random.nextInt(50)));
            case "CityId" -> new CityId(pick(ids(Subject.Kind.CITY)));
            case "NetworkId" -> new NetworkId(pick(ids(Subject.Kind.NETWORK)));
            case "PartnershipId" -> make(plain, new Object[] {pick(ids(Subject.Kind.PARTNERSHIP))});
            case "MembershipId" -> make(plain, new Object[] {pick(ids(Subject.Kind.MEMBERSHIP))});
            case "ExchangeId" -> make(plain, new Object[] {pick(ids(Subject.Kind.EXCHANGE))});
            case "ActionId" -> make(plain, new Object[] {pick(ids(Subject.Kind.ACTION))});
            case "long", "Long" -> (long) random.nextInt(100);
            case "int", "Integer" -> random.nextInt(5);
            case "double", "Double" -> random.nextDouble() * 90;
            case "boolean", "Boolean" -> random.nextBoolean();
            default -> {
                if (!plain.isRecord()) {
                    throw new IllegalArgumentException("no values of " + plain);
                }
                var components = plain.getRecordComponents();
                var values = new @Nullable Object[components.length];
                for (var index = 0; index < components.length; index++) {
                    values[index] = value(components[index], collection);
                }
                yield make(plain, values);
            }
        };
    }

    private static Object make(Class<?> type, @Nullable Object[] values) {
        var types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T pick(List<T> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to pick from");
        }
        return of.get(random.nextInt(of.size()));
    }
}
