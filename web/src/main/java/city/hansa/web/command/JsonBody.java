package city.hansa.web.command;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.web.problem.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's body: one JSON object, strictly, within bounds. */
final class JsonBody {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,100})\"");

    private static final JsonMapper CANONICAL = StoredForm.JSON
            .rebuild()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static ObjectNode read(HttpServletRequest request) {
        var tree = parse(Body.bytes(request));
        if (!(tree instanceof ObjectNode object)) {
            throw Malformed.because("The body is one JSON object.");
        }
        checkTexts("", object);
        return object;
    }

    /** The same bytes for bodies that differ in spacing and order alone. */
    static byte[] canonical(ObjectNode body) {
        return CANONICAL.writeValueAsBytes(body);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return StoredForm.JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static Malformed malformed(JacksonException e) {
        var message = String.valueOf(e.getOriginalMessage());
        var quoted = QUOTED.matcher(message);
        if (message.startsWith("Duplicate") && quoted.find()) {
            return Malformed.field(quoted.group(1), "is given twice");
        }
        var place = e.getLocation();
        return Malformed.because(
                place == null || place.getLineNr() < 1
                        ? "The body is not JSON, or more than one value."
                        : "The body is not JSON, or more than one value, from line " + place.getLineNr()
                                + ", column " + place.getColumnNr() + " on.");
    }

    /** No text may hold what PostgreSQL or UTF-8 cannot: the null character, half of a surrogate pair. */
    private static void checkTexts(String path, JsonNode node) {
        if (node.isString()) {
            checkText(path, node.stringValue());
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                checkTexts(path + "[" + index + "]", node.get(index));
            }
        } else if (node.isObject()) {
            node.properties().forEach(field ->
                    checkTexts(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        }
    }

    private static void checkText(String path, String text) {
        if (text.codePoints().anyMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF))) {
            throw Malformed.field(path, "holds a character that no text may hold");
        }
    }

    private JsonBody() {}
}
