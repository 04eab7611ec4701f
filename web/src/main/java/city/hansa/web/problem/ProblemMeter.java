package city.hansa.web.problem;

/** Is told of each problem that is answered, to count it. Quick, and for use by several threads. */
@FunctionalInterface
public interface ProblemMeter {

    /** @param reason the rule's name with its aggregate, such as {@code partnership/not-in-force} */
    void refused(String reason, int status);
}
