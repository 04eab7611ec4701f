package city.hansa.ledger.axon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate that a command concerns by the method that {@link TargetAggregateIdentifier} marks, a record's
 * accessor or a method of its interface. Each class is looked through once; Axon's own resolver does it for every command,
 * which costs as much as to decide it. No version is resolved: it comes as {@code expectedSequence} beside the command.
 *
 * <p>Safe for use by several threads.
 */
public final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Method> TARGETS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            return StreamSupport.stream(ReflectionUtils.methodsOf(command).spliterator(), false)
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .map(ReflectionUtils::ensureAccessible)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(command + " names no aggregate"));
        }
    };

    /** @throws IllegalArgumentException if the command names no aggregate */
    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            var target = TARGETS.get(command.getPayloadType()).invoke(command.getPayload());
            if (target == null) {
                throw new IllegalArgumentException(command.getPayloadType() + " names no aggregate");
            }
            return new VersionedAggregateIdentifier(target, null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("the target of a command cannot be read", e);
        }
    }
}
