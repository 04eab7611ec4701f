package city.hansa.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** What the application adds to the web module, as values. */
@EnableAutoConfiguration
@Import({WebModule.class, RecordingCommands.class, ScriptedReads.class})
class TestHouse {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    Supplier<UUID> uuids() {
        var count = new AtomicLong();
        return () -> new UUID(0x0199d5c000007000L, 0x8000000000001000L + count.incrementAndGet());
    }

    @Bean
    @Lazy
    Http http(@Value("${local.server.port}") int port) {
        return new Http(port);
    }
}
