package city.hansa.web.command;

import city.hansa.api.date.Edtf;
import city.hansa.api.narrative.SealedText;
import city.hansa.web.address.Address;
import city.hansa.web.problem.Malformed;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The rules for values that hold no other values; none is converted from another kind of value. */
final class Plain {

    static void check(Class<?> type, JsonNode value, String path) {
        if (Shape.isPlainValue(type)) {
            check(Shape.plainTypeOf(type), value, path);
        } else if (type == String.class) {
            checkUnsealed(text(value, path, "a text"), path);
        } else if (type == UUID.class) {
            require(value.isString() && Address.isUuid(value.stringValue()), path, "is a UUID");
        } else if (type == boolean.class || type == Boolean.class) {
            require(value.isBoolean(), path, "is true or false");
        } else if (type == int.class || type == Integer.class) {
            require(value.isIntegralNumber() && value.canConvertToInt(), path, "is a whole number");
        } else if (type == long.class || type == Long.class) {
            require(value.isIntegralNumber() && value.canConvertToLong(), path, "is a whole number");
        } else if (type == double.class || type == Double.class) {
            require(value.isNumber() && Double.isFinite(value.doubleValue()), path, "is a number");
        } else if (type.isEnum()) {
            var constants = Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
            require(
                    value.isString() && constants.contains(value.stringValue()),
                    path,
                    "is one of " + String.join(", ", constants));
        } else if (type == Edtf.class) {
            date(value, path);
        } else if (type == LocalDate.class) {
            day(value, path);
        }
    }

    private static void date(JsonNode value, String path) {
        try {
            Edtf.parse(text(value, path, "a date in EDTF, as text"));
        } catch (IllegalArgumentException e) {
            throw Malformed.value(path, e);
        }
    }

    private static void day(JsonNode value, String path) {
        try {
            LocalDate.parse(text(value, path, "a day, as text"));
        } catch (DateTimeParseException _) {
            throw Malformed.field(path, "is a day, such as 2022-03-31");
        }
    }

    /** So that nobody passes a text off as one that was sealed, or is taken to have done so. */
    private static void checkUnsealed(String text, String path) {
        if (SealedText.looksLikeOne(text)) {
            throw new RequestRefused(RequestRejection.LOOKS_SEALED, path + " begins as a text that was sealed.");
        }
    }

    static String text(JsonNode value, String path, String form) {
        require(value.isString(), path, "is " + form);
        return value.stringValue();
    }

    private static void require(boolean condition, String path, String rule) {
        if (!condition) {
            throw Malformed.field(path, rule);
        }
    }

    private Plain() {}
}
