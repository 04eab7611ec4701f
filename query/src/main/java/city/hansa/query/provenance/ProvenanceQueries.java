package city.hansa.query.provenance;

import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetProvenance;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Sight;
import city.hansa.query.read.Views;
import city.hansa.query.view.History;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import tools.jackson.databind.node.ObjectNode;

/** Tells the provenance of one record, as far as it was known. */
public final class ProvenanceQueries {

    private final Views views;
    private final History history;
    private final Moments moments;
    private final Sight sight;
    private final Names names;

    public ProvenanceQueries(Views views, History history, Moments moments, Sight sight, Names names) {
        this.views = views;
        this.history = history;
        this.moments = moments;
        this.sight = sight;
        this.names = names;
    }

    @QueryHandler
    public Found handle(GetProvenance query) {
        var view = views.of(query.subject().kind());
        var moment = moments.of(query.at(), Names.readWith(RegisterWriter.nameOf(view)));
        var stream = history.stream(query.subject().id(), moment.position());
        if (stream.isEmpty()
                || !view.protocol().isInstance(stream.getFirst().event())
                || !sight.isSeen(query.subject().id(), query.at().reader())) {
            return moment.nothing();
        }
        return new Found(
                Provenance.of(query.subject(), stream, named(stream, moment)),
                stream.getLast().sequence(),
                moment.asOf(),
                moment.knownAt(),
                moment.position());
    }

    private Map<UUID, String> named(List<Recorded<?>> stream, Moment moment) {
        var references = new LinkedHashMap<Party, ObjectNode>();
        stream.forEach(recorded -> references.computeIfAbsent(recorded.envelope().party(), Json::reference));
        names.putInto(references.values(), moment);
        var named = new HashMap<UUID, String>();
        references.forEach((party, reference) -> reference
                .path("name")
                .stringValueOpt()
                .ifPresent(name -> named.put(Provenance.id(party), name)));
        return named;
    }
}
