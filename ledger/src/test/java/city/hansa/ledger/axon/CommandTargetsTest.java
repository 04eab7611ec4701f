package city.hansa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

    private static final UUID ID = new UUID(1, 2);

    interface About {
        UUID subject();

        @TargetAggregateIdentifier
        default UUID stream() {
            return subject();
        }
    }

    private record Marked(String other, @TargetAggregateIdentifier UUID id) {}

    private record Inherited(UUID subject) implements About {}

    private record Unmarked(UUID id) {}

    @Test
    void the_component_that_is_marked_names_the_aggregate() {
        assertThat(target(new Marked("other", ID))).isEqualTo(ID.toString());
    }

    @Test
    void so_does_a_marked_method_of_the_commands_interface() {
        assertThat(target(new Inherited(ID))).isEqualTo(ID.toString());
    }

    @Test
    void a_command_without_a_mark_names_none() {
        assertThatThrownBy(() -> target(new Unmarked(ID))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String target(Object command) {
        return new CommandTargets()
                .resolveTarget(new GenericCommandMessage<>(command))
                .getIdentifier();
    }
}
