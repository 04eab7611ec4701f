package city.hansa.web.export;

import city.hansa.api.Subject;
import city.hansa.api.view.Page;
import java.util.Optional;

/**
 * Pages of exchanges and of funded actions as activities of the International Aid Transparency Initiative, version
 * 2.03. No day is invented: where one is vague, the first that it may be is given and the text says how it was
 * recorded; where no first day is known, there is no date, no transaction and, without any date, no activity.
 */
public final class IatiActivities {

    /**
     * @param document UTF-8; empty where no record of the page is an activity, for a document has at least one
     * @param leftOut how many of them are none
     */
    public record Written(Optional<byte[]> document, int leftOut) {}

    /** @param page of documents, as each reads at {@code /api/exchanges/{id}} or {@code /api/actions/{id}} */
    public static Written of(Subject.Kind kind, Page page) {
        var activities = page.items().stream()
                .map(record -> kind == Subject.Kind.EXCHANGE ? ExchangeActivity.of(record) : ActionActivity.of(record))
                .flatMap(Optional::stream)
                .toList();
        return new Written(
                activities.isEmpty() ? Optional.empty() : Optional.of(IatiText.of(activities, page.knownAt())),
                page.items().size() - activities.size());
    }

    private IatiActivities() {}
}
