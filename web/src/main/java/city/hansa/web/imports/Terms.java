package city.hansa.web.imports;

import city.hansa.api.Party;
import city.hansa.web.security.Speaker;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds for every line of an import.
 *
 * @param party on whose behalf it is given
 * @param by the same, as a command says it
 * @param source on what all of it rests, as a command says it
 * @param correlation which all its commands share
 */
record Terms(
        Party party,
        ObjectNode by,
        ObjectNode source,
        boolean isDryRun,
        boolean createsCities,
        Speaker speaker,
        String correlation) {

    /** A command's body, with what every one shares. */
    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("by", by);
        body.set("source", source);
        return body;
    }
}
