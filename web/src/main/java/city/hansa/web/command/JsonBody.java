package city.hansa.web.command;

import city.hansa.api.catalogue.StoredForm;
import city.hansa.web.problem.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's body: one JSON object, strictly, within bounds. */
final class JsonBody {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,100})\"");

    private static final int DEPTH = 32;
    private static final int TOKENS = 50_000;
    private static final int TEXT = 20_000;
    private static final int NAME = 200;
    private static final int NUMBER = 100;

    /** By the rules of what is stored, and within limits that are far beyond every command's and cost little to reach. */
    private static final JsonMapper READER = StoredForm.configure(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxTokenCount(TOKENS)
                            .maxStringLength(TEXT)
                            .maxNameLength(NAME)
                            .maxNumberLength(NUMBER)
                            .build())
                    .build()))
            .build();

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
            return READER.readTree(bytes);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static Malformed malformed(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return Malformed.because("The body is beyond a limit: " + DEPTH + " levels, " + TOKENS + " names, values and"
                    + " brackets, texts of " + TEXT + " characters, names of " + NAME + ", numbers of " + NUMBER + ".");
        }
        var message = String.valueOf(e.getOriginalMessage());
        var quoted = QUOTED.matcher(message);
        if (message.startsWith("Duplicate") && quoted.find() && isText(quoted.group(1))) {
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
            for (var field : node.properties()) {
                if (!isText(field.getKey())) {
                    // Not shown: what cannot be stored cannot be answered either.
                    throw Malformed.because("The body has a name that holds a character which no text may hold.");
                }
                checkTexts(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            }
        }
    }

    private static void checkText(String path, String text) {
        if (!isText(text)) {
            throw Malformed.field(path, "holds a character that no text may hold");
        }
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    private JsonBody() {}
}
