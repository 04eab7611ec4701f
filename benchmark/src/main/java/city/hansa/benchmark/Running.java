package city.hansa.benchmark;

import city.hansa.app.HansaApplication;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application in this process, with an empty log, on a free port. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {

    static Running in(Path directory) {
        return new Running(SpringApplication.run(
                HansaApplication.class,
                "--server.port=0",
                "--management.server.port=-1",
                "--hansa.limits.reads=1000000",
                "--hansa.limits.writes=1000000",
                "--hansa.story=none",
                "--hansa.data-directory=" + directory));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
