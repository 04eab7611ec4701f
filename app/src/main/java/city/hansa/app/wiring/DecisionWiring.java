package city.hansa.app.wiring;

import city.hansa.app.NodeRole;
import city.hansa.app.OnRole;
import city.hansa.command.city.CityRegistry;
import city.hansa.command.claim.Claims;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.FactCommandHandler;
import city.hansa.command.fact.NarrativeCommandHandler;
import city.hansa.command.fact.NarrativeKeys;
import city.hansa.command.network.NetworkRegistry;
import city.hansa.command.registry.Cities;
import city.hansa.command.registry.Networks;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What decides about commands: the aggregates, what they look up, and the handlers of what they have in common. */
@Configuration(proxyBeanMethods = false)
@OnRole(NodeRole.COMMAND)
@ComponentScan("city.hansa.command")
class DecisionWiring {

    @Bean
    Claims claims(EventStore events) {
        return new Claims(events);
    }

    @Bean
    Cities cities(EventStore events) {
        return new CityRegistry(events);
    }

    @Bean
    Networks networks(EventStore events) {
        return new NetworkRegistry(events);
    }

    @Bean
    FactCommandHandler factCommandHandler(ListableBeanFactory beans) {
        return new FactCommandHandler(kind -> repository(beans, Aggregates.nameOf(kind)));
    }

    @Bean
    NarrativeCommandHandler narrativeCommandHandler(ListableBeanFactory beans, NarrativeKeys keys) {
        return new NarrativeCommandHandler(kind -> repository(beans, Aggregates.nameOf(kind)), keys);
    }

    /** Axon's Spring support names an aggregate's repository after the aggregate. */
    @SuppressWarnings("unchecked")
    private static Repository<? extends Correctable<?>> repository(ListableBeanFactory beans, String aggregate) {
        return beans.getBean(aggregate + "Repository", Repository.class);
    }
}
