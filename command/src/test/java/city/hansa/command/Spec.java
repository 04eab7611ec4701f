package city.hansa.command;

import city.hansa.api.CommandRejected;
import city.hansa.api.Reason;
import city.hansa.api.envelope.Envelope;
import city.hansa.command.claim.Claims;
import city.hansa.command.city.CityRegistry;
import city.hansa.command.envelope.EnvelopeCorrelation;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.FactCommandHandler;
import city.hansa.command.fact.NarrativeCommandHandler;
import city.hansa.command.network.NetworkRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;

/**
 * One aggregate's rule book, run: the fixture with the parts that handlers ask for, all of them real. Claims and cities
 * are kept in a second, in-memory event store, where a test can put what other records have done.
 */
public final class Spec<T extends Correctable<?>> {

    private final EmbeddedEventStore others =
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final KeysInMemory keys = new KeysInMemory();
    private final AggregateTestFixture<T> fixture;

    @SuppressWarnings({"unchecked", "rawtypes"})
    public Spec(Class<T> aggregate) {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(new Claims(others));
        fixture.registerInjectableResource(new CityRegistry(others));
        fixture.registerInjectableResource(new NetworkRegistry(others));
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new EnvelopeCorrelation()));
        Supplier<Repository> repository = fixture::getRepository;
        fixture.registerAnnotatedCommandHandler(new FactCommandHandler(_ -> repository.get()));
        fixture.registerAnnotatedCommandHandler(new NarrativeCommandHandler(_ -> repository.get(), keys));
    }

    /** Of sealed narratives. */
    public KeysInMemory keys() {
        return keys;
    }

    public AggregateTestFixture<T> fixture() {
        return fixture;
    }

    /** Another record's stream holds these events, in this order. */
    public Spec<T> elsewhere(String type, Object id, EventMessage<?>... events) {
        for (var sequence = 0; sequence < events.length; sequence++) {
            others.publish(new GenericDomainEventMessage<>(
                    type,
                    id.toString(),
                    sequence,
                    events[sequence].getPayload(),
                    events[sequence].getMetaData()));
        }
        return this;
    }

    public TestExecutor<T> given(EventMessage<?>... events) {
        return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) events);
    }

    /** An event in its envelope. */
    public static EventMessage<?> said(Envelope envelope, Object event) {
        return new GenericEventMessage<>(event, envelope.toMetaData());
    }

    /** The metadata of a command given in that envelope. */
    public static Map<String, String> in(Envelope envelope) {
        return envelope.toMetaData();
    }

    /** Nothing was written, and that is the rule which says so. */
    public static void refused(ResultValidator<?> result, Reason reason) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<CommandRejected>(reason.name()) {
            @Override
            protected boolean matchesSafely(CommandRejected rejected) {
                return rejected.reason().equals(reason);
            }
        });
    }

    /** The same, naming the event that stands against it. */
    public static void refused(ResultValidator<?> result, Reason reason, UUID conflict) {
        refused(result, reason);
        result.expectException(new CustomTypeSafeMatcher<CommandRejected>(reason.name() + " by " + conflict) {
            @Override
            protected boolean matchesSafely(CommandRejected rejected) {
                return conflict.toString().equals(rejected.details().get("conflictingEvent"));
            }
        });
    }

    /** It is so already: nothing was written, and nobody is refused. */
    public static void alreadySo(ResultValidator<?> result) {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }
}
