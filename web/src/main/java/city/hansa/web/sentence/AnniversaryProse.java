package city.hansa.web.sentence;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.DeskPage;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Says when an anniversary is, as vaguely as it is known: each has a {@code when}, which gains a {@code text}. */
@Component
public final class AnniversaryProse {

    private final Map<Locale, Sentences> languages =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(language -> language, Sentences::new));

    /** @param language one of {@link Languages#ALL} */
    public DeskPage tell(DeskPage page, Locale language) {
        var sentences = requireNonNull(languages.get(language));
        var told = page.items().stream().map(item -> tell(item, sentences)).toList();
        return new DeskPage(
                told, page.next(), page.until(), page.rule(), page.asOf(), page.knownAt(), page.position());
    }

    private static ObjectNode tell(ObjectNode item, Sentences sentences) {
        var told = item.deepCopy();
        told.withObject("when").put("text", sentences.timely(item.at("/when/edtf").stringValue()));
        return told;
    }
}
