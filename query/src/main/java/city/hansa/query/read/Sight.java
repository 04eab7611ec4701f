package city.hansa.query.read;

import city.hansa.api.view.Reader;
import city.hansa.api.view.ViewQuery.FindSeen;
import city.hansa.api.view.ViewQuery.Seen;
import city.hansa.query.view.Progress;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells of single records whether a reader may see them. */
public final class Sight {

    private final JdbcClient jdbc;
    private final String generation;
    private final Progress progress;

    public Sight(JdbcClient jdbc, String generation, Progress progress) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.generation = generation;
    }

    @QueryHandler
    public Seen handle(FindSeen query) {
        if (query.at().minPosition() != null) {
            progress.await(Set.of(VisibleRecords.VIEW), query.at().minPosition());
        }
        return new Seen(seen(query.records(), query.at().reader()));
    }

    public boolean isSeen(UUID record, Reader reader) {
        return !seen(Set.of(record), reader).isEmpty();
    }

    private Set<UUID> seen(Set<UUID> records, Reader reader) {
        var readable = new VisibleRecords(generation, reader);
        return new HashSet<>(jdbc.sql("select asked.id from unnest(:records::uuid[]) as asked (id) where "
                        + readable.condition("asked.id"))
                .param("records", records.toArray(UUID[]::new))
                .params(readable.parameters())
                .query(UUID.class)
                .list());
    }
}
