package city.hansa.app;

import static city.hansa.app.ReplayJourney.replay;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CommandRejected;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.mandate.Mandates;
import city.hansa.api.NetworkId;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.web.command.Commands;
import java.nio.file.Path;
import java.util.HashSet;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is asked of all aggregates, the live views are what the log tells: written event by event in batches as they come,
 * and built by stream at once, by two ways that share the folds alone.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplaySimulation {

    private static final int COMMANDS = Integer.getInteger("simulation.commands", 4_000);
    private static final long SEED = Long.getLong("simulation.seed", System.nanoTime());

    @TempDir
    private Path data;

    @Test
    void after_commands_at_random_the_log_tells_what_is_shown() {
        System.out.println("simulation.seed=" + SEED);
        try (var hansa = RunningHansa.start(data, "hansa.story=none", "logging.level.org.axonframework=off")) {
            var ledger = hansa.bean(LedgerReader.class);
            var commands = hansa.bean(Commands.class);
            var random = new RandomCommands(
                    SEED, id -> ledger.stream(id, Long.MAX_VALUE).stream().map(StoredEvent::eventId).toList());
            var taken = new HashSet<Class<?>>();
            for (var left = COMMANDS; left > 0; left--) {
                random.next().ifPresent(asked -> {
                    if (isTaken(commands, asked)) {
                        random.created(asked);
                        taken.add(asked.command().getClass());
                    }
                });
            }
            System.out.println(ledger.head() + 1 + " events, " + taken.size() + " kinds of commands taken");

            // Kinds that none is ever taken of would leave their folds untried.
            assertThat(taken).hasSizeGreaterThan(40);
            var head = ledger.head();
            var whole = replay(hansa, "{\"to\":" + head + "}");
            assertThat(whole.get("state").stringValue()).as("seed %d: %s", SEED, whole).isEqualTo("COMPLETED");
            assertThat(whole.get("differencesFound").longValue()).as("seed %d: %s", SEED, whole).isZero();
            assertThat(whole.get("setAside")).as("seed %d: %s", SEED, whole).isEmpty();
            var half = replay(hansa, "{\"to\":" + head / 2 + "}");
            assertThat(half.get("differencesFound").longValue()).as("seed %d: %s", SEED, half).isZero();
        }
    }

    private static boolean isTaken(Commands commands, RandomCommands.Asked asked) {
        var role = asked.by() instanceof NetworkId ? Role.SECRETARIAT : Role.OFFICER;
        var metaData = Envelope.of(new Actor(role, asked.by()), asked.effective()).toMetaData();
        Mandates.OF_EVERY_PARTY.putInto(metaData);
        metaData.put("principal", "somebody");
        try {
            commands.send(asked.command(), metaData);
            return true;
        } catch (CommandRejected | CommandExecutionException | IllegalArgumentException _) {
            return false;
        }
    }
}
