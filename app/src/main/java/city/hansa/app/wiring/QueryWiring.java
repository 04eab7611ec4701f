package city.hansa.app.wiring;

import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way of a question. */
@Configuration(proxyBeanMethods = false)
class QueryWiring {

    /** Without transactions: a read that waits for a view to come so far holds no connection while it waits. */
    @Bean
    @Profile("!axonserver")
    QueryBus queryBus(QueryBusSpanFactory spans) {
        return SimpleQueryBus.builder().spanFactory(spans).build();
    }
}
