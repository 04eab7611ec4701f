package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.view.At;
import city.hansa.api.view.Found;
import city.hansa.api.view.Reader;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.NotFound;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Asks the views; what they refuse is malformed, what they do not find is not found. */
@Component
final class Asking {

    /** @param body the document, with where it stands on both clocks */
    record Answered(ObjectNode body, Found found) {}

    private final Reads reads;

    Asking(Reads reads) {
        this.reads = reads;
    }

    <R> R ask(ViewQuery query, Class<R> answer) {
        try {
            return reads.ask(query, answer);
        } catch (IllegalArgumentException e) {
            throw Malformed.whole("The question", e);
        }
    }

    /** The record as it stands with the event at that position, or none any more. */
    Found recordAt(Subject subject, long minPosition, Reader reader) {
        return ask(new GetRecord(subject, new At(null, null, null, minPosition, reader)), Found.class);
    }

    /** Answers the same for what is not there and for what is not to be seen. */
    Answered one(ViewQuery query) {
        return answered(ask(query, Found.class));
    }

    static Answered answered(Found found) {
        if (found.document() == null) {
            throw new NotFound("There is no such record here.");
        }
        return new Answered(withClocks(found.document(), found), found);
    }

    private static ObjectNode withClocks(ObjectNode document, Found found) {
        return document.deepCopy()
                .put("sequence", found.sequence())
                .put("asOf", found.asOf().toString())
                .put("knownAt", found.knownAt().toString())
                .put("position", found.position());
    }
}
