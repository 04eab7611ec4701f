package city.hansa.web.problem;

import city.hansa.api.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Every rule that can be broken, under the path of its problem type. A new rejection enum is found by itself, by its name. */
@Component
public final class RuleBook {

    private final Map<String, Reason> byPath = new TreeMap<>();

    public RuleBook() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        // To read all classes would take a tenth of the start.
        scanner.setResourcePattern("**/*Rejection.class");
        scanner.addIncludeFilter(new AssignableTypeFilter(Reason.class));
        for (var candidate : scanner.findCandidateComponents("city.hansa")) {
            var type = ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null);
            if (type.isEnum()) {
                Arrays.stream(type.getEnumConstants()).map(Reason.class::cast).forEach(reason ->
                        byPath.put(pathOf(reason), reason));
            }
        }
    }

    public Optional<Reason> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** {@code /problems/partnership/not-in-force}: stable, and answered by this service. */
    public static String pathOf(Reason reason) {
        var type = reason instanceof Enum<?> constant ? constant.getDeclaringClass() : reason.getClass();
        var aggregate = type.getSimpleName().replaceAll("Rejection$", "").replaceAll("(?<=.)(?=[A-Z])", "-");
        return "/problems/" + aggregate.toLowerCase(Locale.ROOT) + "/"
                + reason.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
