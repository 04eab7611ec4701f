package city.hansa.app;

/** What a node is there for; one may have both. */
public enum NodeRole {
    /** Decides about commands, and does what follows from events: policies, and what falls due. */
    COMMAND,
    /** Answers questions, and writes the views. */
    QUERY
}
