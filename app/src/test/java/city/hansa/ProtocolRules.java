package city.hansa;

import static city.hansa.ArchitectureRules.CODE;
import static city.hansa.ArchitectureRules.check;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.claim.ClaimEvent;
import city.hansa.api.fact.FactCommand;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What may be said, and who answers: protocols, their catalogue and their handlers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProtocolRules {

    @Test
    void commands_are_decided_in_command_alone() {
        check(codeUnits()
                .that()
                .areAnnotatedWith(CommandHandler.class)
                .should()
                .beDeclaredInClassesThat(resideInAPackage("city.hansa.command..")));
    }

    @Test
    void protocols_are_sealed_over_records() {
        check(classes()
                .that(resideInAPackage("city.hansa.api.."))
                .and()
                .areInterfaces()
                .and()
                .haveNameMatching(".*(Command|Event)")
                .should(beSealedOverRecords())
                .because("what may be said and what has happened is closed, and does not change"));
    }

    @Test
    void every_protocol_of_commands_is_in_the_catalogue() {
        var catalogued = Stream.concat(
                        CommandCatalogue.COLLECTIONS.stream().map(CommandCatalogue.Collection::protocol),
                        Stream.of(FactCommand.class))
                .map(Class::getName)
                .collect(toSet());
        assertThat(CODE.stream()
                        .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Command"))
                        .map(JavaClass::getName)
                        .collect(toSet()))
                .isEqualTo(catalogued);
    }

    @Test
    void every_command_and_event_stands_among_the_slices_of_the_readme() throws IOException {
        var words = Set.copyOf(Arrays.asList(
                Files.readString(Sources.ROOT.resolve("README.md")).split("\\W+")));
        assertThat(CODE.stream()
                        .filter(type -> type.getEnclosingClass()
                                .filter(protocol -> protocol.getSimpleName().matches(".+(Command|Event)"))
                                .filter(protocol -> !protocol.isEquivalentTo(ClaimEvent.class))
                                .filter(protocol -> type.isAssignableTo(protocol.getName()))
                                .isPresent())
                        .map(JavaClass::getSimpleName))
                .isSubsetOf(words);
    }

    @Test
    void every_command_has_exactly_one_handler() {
        var handlers = CODE.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.isAnnotatedWith(CommandHandler.class))
                .collect(groupingBy(unit -> unit.getRawParameterTypes().getFirst().getName(), counting()));

        assertThat(commands()).isNotEmpty().allSatisfy(command -> assertThat(handlers)
                .as("handlers of " + command)
                .containsEntry(command, 1L));
        assertThat(commands()).as("what is handled is a command").containsAll(handlers.keySet());
    }

    private static Set<String> commands() {
        return Stream.concat(
                        CommandCatalogue.COLLECTIONS.stream().map(CommandCatalogue.Collection::protocol),
                        Stream.of(FactCommand.class))
                .flatMap(protocol -> Arrays.stream(protocol.getPermittedSubclasses()))
                .map(Class::getName)
                .collect(toSet());
    }

    private static ArchCondition<JavaClass> beSealedOverRecords() {
        return new ArchCondition<>("be sealed over records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, isSealedOverRecords(type.reflect()), type.getName() + " is not sealed over records"));
            }
        };
    }

    private static boolean isSealedOverRecords(Class<?> type) {
        return type.isSealed()
                && Arrays.stream(type.getPermittedSubclasses())
                        .allMatch(permitted -> permitted.isRecord() || isSealedOverRecords(permitted));
    }
}
