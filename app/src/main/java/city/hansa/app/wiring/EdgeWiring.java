package city.hansa.app.wiring;

import city.hansa.app.HansaProperties;
import city.hansa.query.QueryModule;
import city.hansa.web.WebModule;
import city.hansa.web.feed.RecordTypes;
import city.hansa.web.limit.RequestLimits;
import city.hansa.web.pages.SignIn;
import city.hansa.web.stream.StreamLimits;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The web and the views, and where new ids come from. */
@Configuration(proxyBeanMethods = false)
@Import({WebModule.class, QueryModule.class})
class EdgeWiring {

    /** UUIDv7 (RFC 9562 §5.7): in the order of time, so that new rows lie together in every index. */
    @Bean
    Supplier<UUID> newId() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    RecordTypes recordTypes() {
        return Aggregates::kindOf;
    }

    @Bean
    StreamLimits streamLimits(HansaProperties properties) {
        var feed = properties.feed();
        return new StreamLimits(feed.listeners(), feed.listenersPerCaller(), feed.heartbeat());
    }

    @Bean
    SignIn signIn(HansaProperties properties) {
        return new SignIn(properties.security().issuer(), properties.security().client());
    }

    @Bean
    RequestLimits requestLimits(HansaProperties properties) {
        var limits = properties.limits();
        return new RequestLimits(limits.reads(), limits.writes(), limits.callers(), limits.headers(), limits.body());
    }
}
