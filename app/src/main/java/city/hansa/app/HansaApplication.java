package city.hansa.app;

import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Hansa. Axon's parts that touch the database are wired by hand in {@code wiring}, so that each is seen. */
@SpringBootApplication(
        scanBasePackages = {"city.hansa.app", "city.hansa.command"},
        exclude = {
            JdbcAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class HansaApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(HansaApplication.class, arguments);
    }
}
