package city.hansa.command.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.planExtendedTo;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.envelope.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhenObligationOpenedThenWatchTest {

    private final Recording deadlines = new Recording();
    private final WhenObligationOpenedThenWatch policy = new WhenObligationOpenedThenWatch(deadlines);

    @Test
    void watches_from_the_day_after_the_last_on_which_it_may_be_due() {
        policy.on(planDue("2011"), by(HAMBURG, "2009"), event(1).toString());

        assertThat(deadlines.scheduled).singleElement().satisfies(scheduled -> {
            assertThat(scheduled.at()).isEqualTo(Instant.parse("2012-01-01T00:00:00Z"));
            assertThat(scheduled.name()).isEqualTo("obligation-due");
            assertThat(scheduled.message().getPayload()).isEqualTo(new ObligationDue(MEMBERSHIP, PLAN_1));
            assertThat(scheduled.scope())
                    .isEqualTo(new AggregateScopeDescriptor("NetworkMembership", MEMBERSHIP.toString()));
        });
    }

    @Test
    void speaks_as_the_clock_of_the_network_because_of_the_event() {
        policy.on(planDue("2011"), by(HAMBURG, "2009"), event(1).toString());

        var envelope = Envelope.from(deadlines.scheduled.getFirst().message().getMetaData());
        assertThat(envelope.actor()).isEqualTo(Deadlines.clock("2012-01-01").actor());
        assertThat(envelope.effective()).isEqualTo(Deadlines.clock("2012-01-01").effective());
        assertThat(envelope.causationId()).isEqualTo(event(1).toString());
    }

    @Test
    void watches_again_when_it_is_put_off() {
        policy.on(planExtendedTo("2012-06-30"), by(HAMBURG, "2011"), event(2).toString());

        assertThat(deadlines.scheduled)
                .extracting(Recording.Scheduled::at)
                .containsExactly(Instant.parse("2012-07-01T00:00:00Z"));
    }

    @Test
    void does_not_wait_for_what_is_never_due() {
        policy.on(planDue("2011/.."), by(HAMBURG, "2009/.."), event(3).toString());

        assertThat(deadlines.scheduled).isEmpty();
    }

    /** Remembers what it is asked for, and never tells anybody. */
    private static final class Recording extends AbstractDeadlineManager {

        private record Scheduled(Instant at, String name, Message<?> message, ScopeDescriptor scope) {}

        private final List<Scheduled> scheduled = new ArrayList<>();

        @Override
        public String schedule(Instant at, String name, @Nullable Object message, ScopeDescriptor scope) {
            scheduled.add(new Scheduled(at, name, (Message<?>) Objects.requireNonNull(message), scope));
            return name + scheduled.size();
        }

        @Override
        public String schedule(Duration after, String name, @Nullable Object message, ScopeDescriptor scope) {
            return schedule(Instant.EPOCH.plus(after), name, message, scope);
        }

        @Override
        public void cancelSchedule(String name, String scheduleId) {}

        @Override
        public void cancelAll(String name) {}

        @Override
        public void cancelAllWithinScope(String name, ScopeDescriptor scope) {}
    }
}
