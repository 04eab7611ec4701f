package city.hansa.web;

import city.hansa.api.view.Found;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.web.read.Reads;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers every question with what the test has laid out, and remembers the questions. */
public class ScriptedReads implements Reads {

    public static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final UUID DORTMUND = UUID.fromString("0199d5c0-0000-7000-8000-000000000001");

    /** Cities by identifier; two are always there. */
    private static final Map<String, UUID> CITIES = Map.of(
            "geonames:2935517", DORTMUND,
            "unlocode:DEDTM", DORTMUND,
            "geonames:2972191", UUID.fromString("0199d5c0-0000-7000-8000-000000000002"));

    public final List<ViewQuery> asked = new ArrayList<>();
    public List<ObjectNode> items = List.of();
    public @Nullable String next;
    public @Nullable ObjectNode document;
    public @Nullable RuntimeException failure;
    public long sequence;
    public long position;

    public void reset() {
        asked.clear();
        items = List.of();
        next = null;
        document = null;
        failure = null;
        sequence = 0;
        position = 0;
    }

    @Override
    public <R> R ask(ViewQuery query, Class<R> answer) {
        asked.add(query);
        if (failure != null) {
            throw failure;
        }
        return answer.cast(
                switch (query) {
                    case ResolveCity city -> new CityNamed(CITIES.get(city.identifier().toString()));
                    case ViewQuery.FindRecords records -> page(records.cursor());
                    case ViewQuery.FindTimeline timeline -> page(timeline.cursor());
                    case ViewQuery.GetRecord _, ViewQuery.GetHistory _ ->
                        new Found(document, sequence, TODAY, NOW, position);
                    default -> throw new IllegalStateException("not laid out: " + query);
                });
    }

    private Page page(@Nullable String cursor) {
        if ("forged".equals(cursor)) {
            throw new IllegalArgumentException("no such cursor");
        }
        return new Page(items, next, TODAY, NOW, position);
    }
}
