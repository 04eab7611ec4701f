package city.hansa.command.membership;

import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.on;

import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Lets a spec say that a deadline has come: its payload, given as a command, reaches the membership as a deadline. */
final class Deadlines {

    private final AggregateTestFixture<NetworkMembership> fixture;

    private Deadlines(AggregateTestFixture<NetworkMembership> fixture) {
        this.fixture = fixture;
    }

    static void register(AggregateTestFixture<NetworkMembership> fixture) {
        fixture.registerAnnotatedCommandHandler(new Deadlines(fixture));
    }

    /** As the policy gives it along: Hansa's clock, on behalf of the network. */
    static Envelope clock(String day) {
        return Envelope.of(new Actor(Role.CLOCK, HARBOUR_CITIES), on(day));
    }

    @CommandHandler
    void handle(ObligationDue due, MetaData metaData) throws Exception {
        var message = new GenericDeadlineMessage<>(ObligationDue.DEADLINE, due).withMetaData(metaData);
        fixture.getRepository().load(due.membershipId().toString()).handle(message);
    }
}
