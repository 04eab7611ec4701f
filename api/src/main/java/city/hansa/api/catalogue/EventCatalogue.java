package city.hansa.api.catalogue;

import city.hansa.api.Stored;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.city.CityEvent;
import city.hansa.api.claim.ClaimEvent;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.log.LogEvent;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.network.NetworkEvent;
import city.hansa.api.partnership.PartnershipEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event under the name by which it is stored; total and injective, which a test proves. */
public final class EventCatalogue {

    /** The sealed protocols whose permitted records are all the events that there are. */
    private static final List<Class<?>> PROTOCOLS = List.of(
            CityEvent.class,
            NetworkEvent.class,
            MembershipEvent.class,
            PartnershipEvent.class,
            ExchangeEvent.class,
            ActionEvent.class,
            FactEvent.class,
            ClaimEvent.class,
            LogEvent.class);

    private static final Map<String, Class<?>> BY_NAME =
            events().collect(Collectors.toUnmodifiableMap(EventCatalogue::nameOf, Function.identity()));

    /** Every event record, in the order of the protocols. */
    public static Stream<Class<?>> events() {
        return PROTOCOLS.stream().flatMap(EventCatalogue::leaves);
    }

    /** The stored name of an event record; fails with {@link IllegalArgumentException} for any other class. */
    public static String nameOf(Class<?> event) {
        return stored(event).value();
    }

    public static int revisionOf(Class<?> event) {
        return stored(event).revision();
    }

    public static Optional<Class<?>> typeOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The protocol of a kind of record, without what is said about its facts. */
    public static Class<?> protocolOf(Subject.Kind kind) {
        return switch (kind) {
            case CITY -> CityEvent.class;
            case NETWORK -> NetworkEvent.class;
            case MEMBERSHIP -> MembershipEvent.class;
            case PARTNERSHIP -> PartnershipEvent.class;
            case EXCHANGE -> ExchangeEvent.class;
            case ACTION -> ActionEvent.class;
        };
    }

    private static Stored stored(Class<?> event) {
        var stored = event.getAnnotation(Stored.class);
        if (stored == null) {
            throw new IllegalArgumentException(event.getName() + " has no stored name");
        }
        return stored;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogue::leaves)
                : Stream.of(type);
    }

    private EventCatalogue() {}
}
