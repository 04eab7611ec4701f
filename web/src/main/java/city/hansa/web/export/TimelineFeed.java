package city.hansa.web.export;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.Page;
import city.hansa.web.sentence.CalendarProse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a timeline as a JSON Feed 1.1 (jsonfeed.org). An item is published when its event was recorded, and
 * modified when a later event told it otherwise; on which day it happened is in its text, as vaguely as it is known.
 */
@Component
public final class TimelineFeed {

    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    private final CalendarProse prose;

    TimelineFeed(CalendarProse prose) {
        this.prose = prose;
    }

    /**
     * @param base of this application, which addresses begin with
     * @param self the address of this page
     * @param next that of the following one; null on the last
     */
    public ObjectNode of(Page page, Locale language, String base, String self, @Nullable String next) {
        var feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", VERSION);
        feed.put("title", prose.name("timeline", language));
        feed.put("feed_url", self);
        if (next != null) {
            feed.put("next_url", next);
        }
        feed.put("language", language.toLanguageTag());
        feed.putObject("_hansa")
                .put("asOf", page.asOf().toString())
                .put("knownAt", page.knownAt().toString())
                .put("position", page.position());
        var items = feed.putArray("items");
        page.items().forEach(item -> items.add(item(item, language, base)));
        return feed;
    }

    private ObjectNode item(ObjectNode entry, Locale language, String base) {
        var told = prose.news(entry, language);
        var published = text(entry, "recordedAt");
        var modified = entry.at("/changed/recordedAt").stringValue();
        var item = JsonNodeFactory.instance.objectNode();
        item.put("id", "urn:uuid:" + text(entry, "eventId"));
        item.put("url", RecordAddress.of(base, text(entry, "kind"), text(entry, "id")));
        entry.path("source").path("url").stringValueOpt().ifPresent(url -> item.put("external_url", url));
        item.put("title", told.summary());
        item.put("content_text", told.description());
        item.put("date_published", published);
        if (!modified.equals(published)) {
            item.put("date_modified", modified);
        }
        item.set("tags", entry.get("themes"));
        var days = item.putObject("_hansa").put("position", entry.get("position").longValue());
        for (var field : new String[] {"kind", "effective", "earliest", "latest"}) {
            days.set(field, requireNonNull(entry.get(field)));
        }
        return item;
    }

    private static String text(ObjectNode entry, String field) {
        return requireNonNull(entry.get(field)).stringValue();
    }
}
