package city.hansa.command.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.missed;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.planExtendedTo;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhenObligationOpenedThenWatchTest {

    private static final Subject SUBJECT = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());

    private final Recording deadlines = new Recording();
    private final EmbeddedEventStore events =
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final WhenObligationOpenedThenWatch policy = new WhenObligationOpenedThenWatch(deadlines, events);

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

    @Test
    void watches_again_from_the_day_to_which_the_due_day_was_corrected() {
        var corrected = new FactCorrected(SUBJECT, event(1), "dueBy", "2011", "2013-06-30", "a slip");
        given(applied(), planDue("2011"), corrected);

        policy.on(corrected, by(HAMBURG, "2026"), event(2).toString());

        assertThat(deadlines.scheduled)
                .extracting(Recording.Scheduled::at)
                .containsExactly(Instant.parse("2013-07-01T00:00:00Z"));
    }

    @Test
    void watches_again_what_was_fulfilled_once_that_is_retracted() {
        var retracted = new EventRetracted(SUBJECT, event(2), Cause.RECORDED_IN_ERROR, "another city's");
        given(applied(), planDue("2011"), fulfilled(PLAN_1, 0), retracted);

        policy.on(retracted, by(HAMBURG, "2026"), event(3).toString());

        assertThat(deadlines.scheduled)
                .extracting(Recording.Scheduled::at)
                .containsExactly(Instant.parse("2012-01-01T00:00:00Z"));
    }

    @Test
    void has_a_recorded_miss_judged_at_once_when_a_fact_is_corrected() {
        var corrected = new FactCorrected(SUBJECT, event(1), "dueBy", "2011", "2999", "a slip");
        given(applied(), planDue("2011"), missed(PLAN_1, "2011"), corrected);

        policy.on(corrected, by(HAMBURG, "2026"), event(3).toString());

        assertThat(deadlines.scheduled)
                .extracting(Recording.Scheduled::at)
                .containsExactly(Instant.parse("3000-01-01T00:00:00Z"), Instant.parse("2012-01-01T00:00:00Z"));
    }

    @Test
    void does_not_have_missed_again_what_somebody_took_back() {
        var retracted = new EventRetracted(SUBJECT, event(2), Cause.RECORDED_IN_ERROR, "the file was found");
        given(applied(), planDue("2011"), missed(PLAN_1, "2011"), retracted);

        policy.on(retracted, by(HARBOUR_CITIES, "2026"), event(3).toString());

        assertThat(deadlines.scheduled).isEmpty();
    }

    @Test
    void does_not_watch_what_stays_fulfilled() {
        var corrected = new FactCorrected(SUBJECT, event(2), "effective", "2012-01-01", "2011-12", "the minutes");
        given(applied(), planDue("2011"), fulfilled(PLAN_1, 0), corrected);

        policy.on(corrected, by(HAMBURG, "2026"), event(3).toString());

        assertThat(deadlines.scheduled).isEmpty();
    }

    @Test
    void says_nothing_wider_than_the_obligation_was_said() {
        var corrected = new FactCorrected(SUBJECT, event(0), "effective", "2012-01-01", "2009", "the minutes");
        var discreet = new HashMap<>(by(HAMBURG, "2012-01-01").toMetaData());
        discreet.put("visibility", Visibility.NETWORK.name());
        publish(0, applied(), by(HAMBURG, "2012-01-01").toMetaData());
        publish(1, planDue("2014"), discreet);
        publish(2, corrected, by(HAMBURG, "2026").toMetaData());

        policy.on(corrected, by(HAMBURG, "2026"), event(2).toString());

        assertThat(Envelope.from(deadlines.scheduled.getFirst().message().getMetaData()).visibility())
                .isEqualTo(Visibility.NETWORK);
    }

    @Test
    void leaves_the_corrections_of_other_records_alone() {
        var other = new Subject(Subject.Kind.CITY, HAMBURG.value());

        policy.on(
                new EventRetracted(other, event(1), Cause.RECORDED_IN_ERROR, "a slip"),
                by(HAMBURG, "2026"),
                event(2).toString());

        assertThat(deadlines.scheduled).isEmpty();
    }

    private void given(Object... story) {
        for (var n = 0; n < story.length; n++) {
            publish(n, story[n], by(HAMBURG, "2012-01-01").toMetaData());
        }
    }

    private void publish(int n, Object payload, Map<String, String> envelope) {
        events.publish(new GenericDomainEventMessage<>(
                "NetworkMembership",
                MEMBERSHIP.toString(),
                n,
                payload,
                envelope,
                event(n).toString(),
                Instant.EPOCH));
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
