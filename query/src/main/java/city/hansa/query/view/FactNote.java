package city.hansa.query.view;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.fact.FactEvent;
import tools.jackson.databind.node.ObjectNode;

/** How a statement about a fact is shown beside the document: which, by which role and when, then what it says. */
final class FactNote {

    static ObjectNode of(Recorded<?> recorded, FactEvent about) {
        var note = Json.MAPPER.createObjectNode();
        note.put("eventId", recorded.eventId().toString());
        note.put("what", EventCatalogue.nameOf(about.getClass()));
        note.put("by", recorded.envelope().actor().role().name());
        note.put("recordedAt", recorded.recordedAt().toString());
        ObjectNode said = Json.tree(about);
        said.remove("subject");
        note.setAll(said);
        return note;
    }

    private FactNote() {}
}
