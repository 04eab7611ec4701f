package city.hansa.api;

/**
 * A rule that a command can break. Implemented by one enum an aggregate, {@code <Aggregate>Rejection}; the constant's
 * name, in kebab case below the aggregate's, is the problem type in HTTP and as stable as a wire name.
 */
public interface Reason {

    String name();

    /** The rule in one English sentence, as it holds, not as it was broken. */
    String rule();
}
