package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Theme;
import city.hansa.api.view.At;
import city.hansa.api.view.RegisterFilter;
import city.hansa.web.address.Address;
import city.hansa.web.address.RegisterConstants;
import city.hansa.web.problem.Malformed;
import city.hansa.web.stream.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of a question, each held to its form; one that the question does not know is refused. */
public final class Parameters {

    static final int LIMIT_DEFAULT = 50;
    static final int LIMIT_MAX = 200;
    private static final int REPEATED_MAX = 50;
    private static final String POSITION = "0|[1-9][0-9]{0,17}";

    static final Set<String> CLOCKS = Set.of("asOf", "knownAt", "minPosition");
    /** What is pushed is always of now. */
    static final Set<String> LIVE = Set.of("minPosition");
    /** A history is of all days. */
    static final Set<String> HISTORY = Set.of("knownAt", "minPosition");
    static final Set<String> REGISTER = Set.of(
            "city", "network", "kind", "standing", "theme", "q", "asOf", "knownAt", "minPosition", "cursor", "limit");
    static final Set<String> TIMELINE =
            Set.of("subject", "from", "to", "theme", "asOf", "knownAt", "minPosition", "cursor", "limit");

    private final Map<String, String[]> given;
    private final HttpServletRequest request;

    private Parameters(Map<String, String[]> given, HttpServletRequest request) {
        this.given = given;
        this.request = request;
    }

    /** @throws Malformed for a parameter that is not among those known, or is empty */
    public static Parameters of(HttpServletRequest request, Set<String> known) {
        var given = given(request);
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Malformed.field(name, "is not a parameter here");
            }
            if (Arrays.stream(values).anyMatch(value -> value.isEmpty() || value.indexOf('\0') >= 0)) {
                throw Malformed.field(name, "is not empty, and has no null character");
            }
        });
        return new Parameters(given, request);
    }

    /** Refuses whatever is given: a command has no parameters. */
    public static void none(HttpServletRequest request) {
        of(request, Set.of());
    }

    /** The server throws on bytes that are not percent-encoded UTF-8. */
    private static Map<String, String[]> given(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException _) {
            throw Malformed.because("The parameters are percent-encoded UTF-8.");
        }
    }

    RegisterFilter filter(Subject.Kind kind) {
        var code = text("kind");
        if (kind == Subject.Kind.CITY && code != null && !code.matches("[A-Z]{2}")) {
            throw Malformed.field("kind", "is a country by its code, such as DE");
        }
        var kinds = RegisterConstants.kindsOf(kind);
        var standings = RegisterConstants.standingsOf(kind);
        return new RegisterFilter(
                city(), network(), oneOf("kind", kinds), oneOf("standing", standings), theme(), text("q"));
    }

    At at() {
        return at("asOf", "knownAt");
    }

    /** @param day the parameter that names the day */
    At atDay(String day) {
        return at(day, "knownAt");
    }

    /** What was known before; null where left out, for the state before the first event. */
    @Nullable At from() {
        return given.containsKey("from") ? at("from") : null;
    }

    /** What is known after; now where left out. */
    At to() {
        return at("to");
    }

    private At at(String knownAt) {
        var text = text(knownAt);
        var isPosition = text != null && text.matches(POSITION);
        return new At(
                null,
                text == null || isPosition ? null : instant(knownAt, text),
                isPosition ? Long.valueOf(text) : null,
                position("minPosition"),
                Readers.of(request));
    }

    private At at(String asOf, String knownAt) {
        var known = at(knownAt);
        return new At(day(asOf), known.knownAt(), known.knownAtPosition(), known.minPosition(), known.reader());
    }

    public <E extends Enum<E>> @Nullable E constant(String name, Class<E> constants) {
        var text = oneOf(name, names(constants));
        return text == null ? null : Enum.valueOf(constants, text);
    }

    /** How many items are asked for: 1 to {@value #LIMIT_MAX}, {@value #LIMIT_DEFAULT} where left out. */
    public int limit() {
        return limit(LIMIT_DEFAULT);
    }

    int limit(int otherwise) {
        var text = text("limit");
        var limit = text == null ? otherwise : text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Malformed.field("limit", "is 1 to " + LIMIT_MAX);
        }
        return limit;
    }

    @Nullable String cursor() {
        return text("cursor");
    }

    List<String> subjects() {
        var subjects = all("subject");
        if (subjects.isEmpty()) {
            throw Malformed.field("subject", "is given 1 to " + REPEATED_MAX + " times");
        }
        for (var subject : subjects) {
            checkIdOrIdentifier("subject", subject);
        }
        return subjects;
    }

    /** Every value of a parameter that may be repeated, {@value #REPEATED_MAX} times at most; none where left out. */
    public List<String> all(String name) {
        var values = given.get(name);
        if (values != null && values.length > REPEATED_MAX) {
            throw Malformed.field(name, "is given " + REPEATED_MAX + " times at most");
        }
        return values == null ? List.of() : List.of(values);
    }

    /** Likewise, where each value is a record's id. */
    public List<UUID> ids(String name) {
        return all(name).stream()
                .map(text -> {
                    if (!Address.isUuid(text)) {
                        throw Malformed.field(name, "is a record's id");
                    }
                    return UUID.fromString(text);
                })
                .toList();
    }

    /** A position in the log. */
    public long positionOr(String name, long absent) {
        var position = position(name);
        return position == null ? absent : position;
    }

    /** The last position that a listener has seen, as it says when it connects again. */
    public static OptionalLong lastEventId(HttpServletRequest request) {
        var text = request.getHeader(EventStream.LAST_EVENT_ID);
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(position(EventStream.LAST_EVENT_ID, text));
    }

    public @Nullable LocalDate day(String name) {
        var text = text(name);
        try {
            return text == null ? null : written(LocalDate.parse(text));
        } catch (DateTimeException _) {
            throw Malformed.field(name, "is a day, such as 2022-03-31");
        }
    }

    @Nullable Theme theme() {
        return constant("theme", Theme.class);
    }

    @Nullable String city() {
        return city("city");
    }

    @Nullable String city(String name) {
        var text = text(name);
        if (text != null) {
            checkIdOrIdentifier(name, text);
        }
        return text;
    }

    @Nullable String network() {
        var text = text("network");
        if (text != null && !Address.isUuid(text)) {
            throw Malformed.field("network", "is a network's id");
        }
        return text;
    }

    private static void checkIdOrIdentifier(String name, String text) {
        try {
            if (!Address.isUuid(text)) {
                Identifier.parse(text);
            }
        } catch (IllegalArgumentException _) {
            throw Malformed.field(name, "is an id, or a city's identifier such as geonames:2935517");
        }
    }

    private static Instant instant(String name, String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            written(LocalDate.ofInstant(instant, ZoneOffset.UTC));
            return instant;
        } catch (DateTimeException _) {
            throw Malformed.field(name, "is an instant such as 2022-12-31T23:59:59Z, or a position");
        }
    }

    /** A year has four digits, as in EDTF; the database knows fewer than Java. */
    private static LocalDate written(LocalDate day) {
        if (day.isBefore(Edtf.BEGINNING) || day.isAfter(Edtf.FOREVER)) {
            throw new DateTimeException("no year 0001 to 9999");
        }
        return day;
    }

    static List<String> names(Class<? extends Enum<?>> constants) {
        return Arrays.stream(constants.getEnumConstants()).map(Enum::name).toList();
    }

    @Nullable Integer year(String name) {
        var text = text(name);
        if (text != null && !text.matches("[0-9]{4}")) {
            throw Malformed.field(name, "is a year of four digits, such as 1990");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    /** False where it is left out. */
    public boolean flag(String name) {
        return "true".equals(oneOf(name, List.of("false", "true")));
    }

    /** @param known none where any text will do */
    public @Nullable String oneOf(String name, List<String> known) {
        var text = text(name);
        if (text != null && !known.isEmpty() && !known.contains(text)) {
            throw Malformed.field(name, "is one of " + String.join(", ", known));
        }
        return text;
    }

    private @Nullable Long position(String name) {
        var text = text(name);
        return text == null ? null : position(name, text);
    }

    private static long position(String name, String text) {
        if (!text.matches(POSITION)) {
            throw Malformed.field(name, "is a position in the log, such as 4711");
        }
        return Long.parseLong(text);
    }

    public @Nullable String text(String name) {
        var values = given.get(name);
        if (values != null && values.length > 1) {
            throw Malformed.field(name, "is given once");
        }
        return values == null ? null : values[0];
    }
}
