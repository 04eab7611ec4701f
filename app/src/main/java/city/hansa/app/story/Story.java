package city.hansa.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story: commands in the order in which they are given, read from {@code story/<name>/*.json} in the order of the files.
 *
 * @param name such as {@code dortmund}
 */
record Story(String name, List<Step> steps) {

    /**
     * One command.
     *
     * @param post the address below {@code /api/}; {@code @name} in it and in the body stands for a record's id
     * @param as the name that later steps call the record by
     * @param event the name that later steps call the event by, the last one if the command wrote several
     * @param body what a client would send
     */
    record Step(String post, @Nullable String as, @Nullable String event, ObjectNode body) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Story {
        steps = List.copyOf(steps);
    }

    static Story read(String name) {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:story/" + name + "/*.json");
            var steps = new ArrayList<Step>();
            for (var file : List.of(files).stream()
                    .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                    .toList()) {
                try (var stream = file.getInputStream()) {
                    steps.addAll(JSON.readValue(stream, new TypeReference<List<Step>>() {}));
                }
            }
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("there is no story named " + name + "; hansa.story may be none");
            }
            return new Story(name, steps);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The idempotency key of a step: its place in the story. A step that is corrected or moved is another request under
     * the same key, so a ledger that was told the story before keeps it as it was told.
     */
    String key(int number) {
        return name + "/" + number;
    }
}
