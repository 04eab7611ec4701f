package city.hansa.app.metrics;

import java.util.List;

/**
 * The processors of a node, by name.
 *
 * @param views those that write what is shown
 * @param policies those that do what follows from events: have commands given, or keys destroyed
 */
public record ProcessorNames(List<String> views, List<String> policies) {

    public ProcessorNames {
        views = List.copyOf(views);
        policies = List.copyOf(policies);
    }
}
