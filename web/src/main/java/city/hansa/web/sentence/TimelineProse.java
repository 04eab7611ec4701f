package city.hansa.web.sentence;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.Page;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the entries of a timeline: each has {@code key}, {@code parameters} and {@code effective}, and gains a
 * {@code sentence}, and {@code when} beside its date.
 */
@Component
public final class TimelineProse {

    private final Map<Locale, Sentences> languages =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(language -> language, Sentences::new));

    /** @param language one of {@link Languages#ALL} */
    public Page tell(Page page, Locale language) {
        var sentences = requireNonNull(languages.get(language));
        var told = page.items().stream().map(item -> tell(item, sentences)).toList();
        return new Page(told, page.next(), page.asOf(), page.knownAt(), page.position());
    }

    private static ObjectNode tell(ObjectNode item, Sentences sentences) {
        var told = JsonNodeFactory.instance.objectNode();
        item.properties().forEach(field -> {
            told.set(field.getKey(), field.getValue());
            if (field.getKey().equals("effective")) {
                told.put("when", sentences.date(field.getValue().asString()));
            }
        });
        var parameters = item.get("parameters") instanceof ObjectNode object ? object : told.objectNode();
        return told.put("sentence", sentences.say(item.path("key").asString(), parameters));
    }
}
