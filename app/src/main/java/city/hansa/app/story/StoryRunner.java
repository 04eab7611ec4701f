package city.hansa.app.story;

import city.hansa.app.HansaProperties;
import city.hansa.app.NodeRole;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.web.command.CommandDesk;
import city.hansa.web.command.Receipts;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells the story on an empty database, where commands are taken, and says at every start where Hansa is and how to
 * ask the first question.
 */
@Component
@Order(0)
final class StoryRunner implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StoryRunner.class);

    private final HansaProperties properties;
    private final StoryTeller teller;
    private final LedgerReader ledger;
    private final LogKeys keys;
    private final WebServerApplicationContext web;

    StoryRunner(
            HansaProperties properties,
            CommandDesk desk,
            Receipts receipts,
            LedgerReader ledger,
            LogKeys keys,
            WebServerApplicationContext web) {
        this.properties = properties;
        this.teller = new StoryTeller(desk, receipts, ledger);
        this.ledger = ledger;
        this.keys = keys;
        this.web = web;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.has(NodeRole.COMMAND) && !properties.story().equals("none")) {
            tell(Story.read(properties.story()));
        }
        var server = web.getWebServer();
        var address = server == null ? "" : "http://localhost:" + server.getPort();
        LOG.info("Hansa is ready at {} with {} events in its ledger; try it at {}/api-docs/ui", address, ledger.head() + 1, address);
        LOG.info("verify it without trusting it: {}/log, key {}", address, keys.verifiers().getFirst());
        LOG.info("ask: curl '{}/api/partnerships?city=unlocode:DEDTM&kind=TWINNING'", address);
    }

    private void tell(Story story) {
        if (teller.isTold(story)) {
            return;
        }
        if (ledger.head() >= 0 && !teller.isBegun(story)) {
            LOG.info("the story of {} is not told: the ledger holds other records", story.name());
            return;
        }
        try {
            teller.tell(story);
            LOG.info("the story of {} is told", story.name());
        } catch (RequestRefused refused) {
            if (refused.reason() != RequestRejection.IDEMPOTENCY_KEY_REUSED) {
                throw refused;
            }
            LOG.warn("the story of {} was told differently before; the ledger keeps it as it was told", story.name());
        }
    }
}
