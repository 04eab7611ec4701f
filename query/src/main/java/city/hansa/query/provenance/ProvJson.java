package city.hansa.query.provenance;

import city.hansa.query.view.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A PROV-JSON document in the making (W3C member submission of 24 April 2013): elements by their names, relations by
 * blank ones, each relation once. The prefixes prov and xsd are those that the submission itself declares.
 */
final class ProvJson {

    private final ObjectNode document = Json.MAPPER.createObjectNode();
    private final Set<String> related = new HashSet<>();

    ProvJson prefix(String name, String namespace) {
        document.withObjectProperty("prefix").put(name, namespace);
        return this;
    }

    boolean has(String kind, String name) {
        return document.path(kind).has(name);
    }

    /** The attributes of an entity, activity or agent, which is declared with them. */
    ObjectNode element(String kind, String name) {
        return document.withObjectProperty(kind).withObjectProperty(name);
    }

    /**
     * @param attributes their names and values in turn; a type or a role is the name of something
     */
    void relate(String relation, String... attributes) {
        var related = Json.MAPPER.createObjectNode();
        for (var n = 0; n < attributes.length; n += 2) {
            if (attributes[n].equals("prov:type")) {
                related.set(attributes[n], name(attributes[n + 1]));
            } else {
                related.put(attributes[n], attributes[n + 1]);
            }
        }
        if (this.related.add(relation + related)) {
            document.withObjectProperty(relation).set("_:r" + this.related.size(), related);
        }
    }

    ObjectNode document() {
        return document;
    }

    /** By the type that the submission's authors read in both of their libraries; the submission also has xsd:QName. */
    static ObjectNode name(String qualified) {
        return typed(qualified, "prov:QUALIFIED_NAME");
    }

    static ObjectNode typed(Object value, String type) {
        return Json.MAPPER.createObjectNode().put("$", value.toString()).put("type", type);
    }
}
