package city.hansa.api.catalogue;

import city.hansa.api.Creates;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionCommand;
import city.hansa.api.city.CityCommand;
import city.hansa.api.fact.FactCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every command under the path by which it is reached: {@code POST /api/<collection>} for the one that creates,
 * {@code POST /api/<collection>/{id}/<command>} for all others. To add a record to a protocol is to add its endpoint.
 */
public final class CommandCatalogue {

    /**
     * One aggregate's commands.
     *
     * @param path its collection in HTTP, such as {@code partnerships}
     * @param idField the field of every command that names its record, such as {@code partnershipId}
     */
    public record Collection(Subject.Kind kind, String path, String idField, Class<?> protocol) {

        public Class<?> creating() {
            return Arrays.stream(protocol.getPermittedSubclasses())
                    .filter(command -> command.isAnnotationPresent(Creates.class))
                    .findFirst()
                    .orElseThrow();
        }

        /** The commands that are given to a record that is there already, those about its facts last. */
        public Stream<Class<?>> changing() {
            return Stream.concat(
                    Arrays.stream(protocol.getPermittedSubclasses())
                            .filter(command -> !command.isAnnotationPresent(Creates.class)),
                    Arrays.stream(FactCommand.class.getPermittedSubclasses()));
        }
    }

    public static final List<Collection> COLLECTIONS =
            List.of(
                    new Collection(Subject.Kind.CITY, "cities", "cityId", CityCommand.class),
                    new Collection(Subject.Kind.ACTION, "actions", "actionId", ActionCommand.class));

    /** {@code PutDormant} is reached as {@code put-dormant}. */
    public static String pathOf(Class<?> command) {
        return command.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private CommandCatalogue() {}
}
