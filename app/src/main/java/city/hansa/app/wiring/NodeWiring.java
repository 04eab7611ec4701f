package city.hansa.app.wiring;

import city.hansa.ledger.append.Writer;
import city.hansa.ledger.axon.LedgerMessageSource;
import city.hansa.ledger.node.Notifications;
import city.hansa.query.read.Watches;
import city.hansa.query.view.Progress;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a node tells the others on its database: how far the log has come by it, and each view that it writes. */
@Configuration(proxyBeanMethods = false)
class NodeWiring {

    private static final String LOG = "log";
    private static final String VIEW = "view/";

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    Notifications notifications(
            DataSource dataSource, Writer writer, LedgerMessageSource log, Progress progress, Watches watches) {
        var nodes = new Notifications(dataSource);
        writer.listen(position -> nodes.tell(LOG, position));
        progress.listen((view, position) -> nodes.tell(VIEW + view, position));
        nodes.listen((topic, position) -> {
            if (topic.equals(LOG)) {
                log.heard(position);
            } else if (topic.startsWith(VIEW)) {
                progress.heard(topic.substring(VIEW.length()), position);
                watches.heard();
            }
        });
        return nodes;
    }
}
