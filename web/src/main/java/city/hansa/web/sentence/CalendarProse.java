package city.hansa.web.sentence;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what stands in a calendar, which shows one day even where none is known: then the summary says so, and the
 * description gives the date as it is recorded.
 */
@Component
public final class CalendarProse {

    /** What a calendar shows of an entry: one line, and the text below it. */
    public record Told(String summary, String description) {}

    private final Map<Locale, Sentences> languages =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(language -> language, Sentences::new));

    /** @param calendar {@code due}, {@code anniversaries} or {@code timeline} */
    public String name(String calendar, Locale language) {
        return of(language).say("calendar.name." + calendar, parameters());
    }

    /**
     * What a calendar says of itself.
     *
     * @param rule by which it is counted, null where nothing is
     * @param undated how many items have no first day, and are left out
     * @param isPage whether more follow on another page
     */
    public String description(@Nullable String rule, int undated, boolean isPage, Locale language) {
        var sentences = of(language);
        return lines(
                rule,
                undated > 0 ? sentences.say("calendar.undated", parameters().put("count", undated)) : null,
                isPage ? sentences.say("calendar.page", parameters()) : null);
    }

    /** @param isKnown whether it is due just on the day on which it stands */
    public Told due(ObjectNode item, boolean isKnown, Locale language) {
        var sentences = of(language);
        var edtf = item.at("/due/edtf").stringValue();
        var asked = parameters().put("what", item.get("what").stringValue());
        if (!item.get("parties").isEmpty()) {
            asked.set("parties", item.get("parties"));
        }
        if (!isKnown) {
            asked.put("when", sentences.timely(edtf));
        }
        return new Told(
                sentences.say("calendar.due", asked),
                lines(
                        date(sentences, edtf, isKnown),
                        state(sentences, item, "state"),
                        named(sentences, "calendar.owed", item, "owedBy"),
                        item.at("/rule/text").stringValue()));
    }

    /** Likewise of an anniversary, whose day is as vague as the one that it is counted from. */
    public Told anniversary(ObjectNode item, boolean isKnown, Locale language) {
        var sentences = of(language);
        var edtf = item.at("/when/edtf").stringValue();
        var asked = parameters().put("years", item.get("years").intValue());
        var kind = item.get("kind").stringValue();
        if (kind.equals("PARTNERSHIP")) {
            asked.putObject("what").put("term", item.get("what").stringValue());
        } else {
            asked.set("what", item.get("what"));
        }
        asked.set("parties", item.get("parties"));
        if (!isKnown) {
            asked.put("when", sentences.timely(edtf));
        }
        var counted = parameters().put("rule", item.at("/basis/rule").stringValue());
        counted.set("countedBy", item.get("countedBy"));
        counted.putObject("from").put("edtf", item.at("/basis/edtf").stringValue());
        return new Told(
                sentences.say("calendar.anniversary." + kind, asked),
                lines(
                        date(sentences, edtf, isKnown),
                        state(sentences, item, "standing"),
                        sentences.say("calendar.counted", counted)));
    }

    /** Likewise of what a timeline tells. */
    public Told entry(ObjectNode item, boolean isKnown, Locale language) {
        var sentences = of(language);
        var edtf = item.get("effective").stringValue();
        var sentence = sentence(sentences, item);
        var asked = parameters().put("sentence", sentence).put("when", sentences.date(edtf));
        return new Told(
                isKnown ? sentence : sentences.say("calendar.entry", asked),
                lines(date(sentences, edtf, isKnown), about(sentences, item)));
    }

    /** What a timeline tells as a piece of news, whose own day is not the one on which it was published. */
    public Told news(ObjectNode item, Locale language) {
        var sentences = of(language);
        var edtf = item.get("effective").stringValue();
        var when = parameters().put("when", sentences.date(edtf)).put("edtf", edtf);
        return new Told(
                sentence(sentences, item), lines(sentences.say("calendar.when", when), about(sentences, item)));
    }

    private Sentences of(Locale language) {
        return requireNonNull(languages.get(language));
    }

    private static String sentence(Sentences sentences, ObjectNode item) {
        var parameters = item.get("parameters") instanceof ObjectNode object ? object : parameters();
        return sentences.say(item.get("key").stringValue(), parameters);
    }

    private static String date(Sentences sentences, String edtf, boolean isKnown) {
        var asked = parameters().put("when", sentences.date(edtf)).put("edtf", edtf);
        return sentences.say(isKnown ? "calendar.when" : "calendar.when.vague", asked);
    }

    private static @Nullable String about(Sentences sentences, ObjectNode item) {
        var source = Stream.of("title", "url")
                .flatMap(field -> item.path("source").path(field).stringValueOpt().stream())
                .collect(Collectors.joining(", "));
        return source.isEmpty() ? null : sentences.say("calendar.source", parameters().put("source", source));
    }

    /** Only where it is not simply open, or in being. */
    private static String state(Sentences sentences, ObjectNode item, String field) {
        var asked = parameters().put("state", item.get(field).stringValue());
        var key = item.get("certainty").stringValue().equals("CERTAIN") ? "calendar.state" : "calendar.state.possible";
        return sentences.say(key, asked);
    }

    private static @Nullable String named(Sentences sentences, String key, ObjectNode item, String parties) {
        return item.get(parties).isEmpty()
                ? null
                : sentences.say(key, parameters().set("parties", item.get(parties)));
    }

    private static String lines(@Nullable String... lines) {
        var given = new ArrayList<String>();
        for (var line : lines) {
            if (line != null) {
                given.add(line);
            }
        }
        return String.join("\n", List.copyOf(given));
    }

    private static ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }
}
