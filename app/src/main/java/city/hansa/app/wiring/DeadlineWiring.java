package city.hansa.app.wiring;

import city.hansa.app.NodeRole;
import city.hansa.app.OnRole;
import city.hansa.command.exchange.WhenOfferMadeThenExpire;
import city.hansa.command.membership.WhenObligationOpenedThenWatch;
import city.hansa.command.partnership.WhenTermSetThenExpire;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Deadlines are kept by db-scheduler in PostgreSQL, so that they survive a restart and fall due on one node only. */
@Configuration(proxyBeanMethods = false)
@OnRole(NodeRole.COMMAND)
class DeadlineWiring {

    @Bean(destroyMethod = "stop")
    @DependsOnDatabaseInitialization
    Scheduler scheduler(
            DataSource dataSource, Clock clock, ObjectProvider<DbSchedulerDeadlineManager> deadlines) {
        return Scheduler.create(dataSource, DbSchedulerDeadlineManager.binaryTask(deadlines::getObject))
                .tableName("deadline.scheduled_tasks")
                .pollingInterval(Duration.ofSeconds(1))
                .threads(2)
                .clock(clock::instant)
                .build();
    }

    @Bean
    DeadlineManager deadlineManager(
            Scheduler scheduler,
            org.axonframework.config.Configuration axon,
            Serializer serializer,
            CorrelationDataProvider envelope) {
        var manager = DbSchedulerDeadlineManager.builder()
                .scheduler(scheduler)
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
                .serializer(serializer)
                .transactionManager(NoTransactionManager.INSTANCE)
                .startScheduler(false)
                .stopScheduler(false)
                .build();
        manager.registerHandlerInterceptor(new CorrelationDataInterceptor<>(envelope));
        return manager;
    }

    @Bean
    WhenTermSetThenExpire whenTermSetThenExpire(DeadlineManager deadlines, EventStore events) {
        return new WhenTermSetThenExpire(deadlines, events);
    }

    @Bean
    WhenObligationOpenedThenWatch whenObligationOpenedThenWatch(DeadlineManager deadlines, EventStore events) {
        return new WhenObligationOpenedThenWatch(deadlines, events);
    }

    @Bean
    WhenOfferMadeThenExpire whenOfferMadeThenExpire(DeadlineManager deadlines, EventStore events) {
        return new WhenOfferMadeThenExpire(deadlines, events);
    }

    /** Nothing falls due before everything that it may concern is there. */
    @Bean
    SchedulerStart schedulerStart(Scheduler scheduler) {
        return new SchedulerStart(scheduler);
    }

    record SchedulerStart(Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
