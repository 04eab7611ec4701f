package city.hansa.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command was understood and refused by a rule; nothing was written. The reason is the contract, the text is not.
 *
 * <p>{@link #details()} name what the rule met, such as the conflicting event or the numbers that do not add up. They
 * become members of the problem details at the edge, so they hold only what may be read by the one who is refused.
 */
public final class CommandRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final transient Map<String, Object> details;

    public CommandRejected(Reason reason) {
        this(reason, Map.of());
    }

    private CommandRejected(Reason reason, Map<String, Object> details) {
        super(reason.name() + (details.isEmpty() ? "" : " " + details));
        this.reason = reason;
        this.details = details;
    }

    /** The same refusal with one more detail; details keep the order in which they were added. */
    public CommandRejected with(String name, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new CommandRejected(reason, more);
    }

    public Reason reason() {
        return reason;
    }

    public Map<String, Object> details() {
        return Map.copyOf(details);
    }

    /** Throws the refusal unless the condition holds. */
    public static void require(boolean condition, Reason otherwise) {
        if (!condition) {
            throw new CommandRejected(otherwise);
        }
    }
}
