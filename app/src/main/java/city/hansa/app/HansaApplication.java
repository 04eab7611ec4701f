package city.hansa.app;

import city.hansa.app.database.BackupCommand;
import city.hansa.ledger.verify.Verify;
import java.util.Arrays;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;

/** Starts Hansa. Axon's parts that touch the database are wired by hand in {@code wiring}, so that each is seen. */
@SpringBootApplication(
        exclude = {
            JdbcAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class HansaApplication {

    /** Runs Hansa or, asked for a command, that alone: an auditor who is to {@code verify} needs nothing else of it. */
    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "verify" -> {
                var asked = Arrays.copyOfRange(arguments, 1, arguments.length);
                System.exit(Verify.run(asked, System.out, System.err));
            }
            case "backup", "restore" -> System.exit(BackupCommand.run(arguments, System.out, System.err));
            default -> SpringApplication.run(HansaApplication.class, arguments);
        }
    }
}
