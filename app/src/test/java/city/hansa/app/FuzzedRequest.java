package city.hansa.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that is right but for one thing: a field, a parameter, a header, or the body as a whole. */
@SuppressWarnings("ArrayRecordComponent") // Sent, never compared.
record FuzzedRequest(String method, String address, byte[] body, List<String> headers, String what) {

    /** Stands for what is written as it is, being no JSON that a mapper would write. */
    private static final String RAW = "\u2603raw\u2603";

    /** In the place of a field. */
    private static final List<String> VALUES = List.of(
            "null", "true", "[]", "{}", "\"\"", "0", "-0", "-1", "1.5", "NaN", "1e400", "9007199254740993",
            "99999999999999999999999999", "\"\\ud800\"", "\"\\u0000\"", "\"\\u202eabc\"", "\"a\\r\\nSet-Cookie: x\"",
            "\"=cmd|' /C calc'!A0\"", "\"${jndi:ldap://127.0.0.1/a}\"", "\"' OR 1=1 --\"", "\"../../../../etc/passwd\"",
            "\"%s%n%x\"", "\"<script>alert(1)</script>\"", "\"2020-02-30\"", "\"99999-01-01\"", "\"PUBLIC\"",
            "{\"a\":{\"a\":{\"a\":1}}}", "[[[[[[1]]]]]]", "\"" + "x".repeat(3_000) + "\"");

    /** In the place of a parameter or a header. */
    private static final List<String> TEXTS = List.of(
            "", "0", "-1", "999999999999999999999", "NaN", "null", "\u0000", "\u202e", "' OR 1=1 --", "../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}", "=cmd|' /C calc'!A0", "a\r\nb", "%", "[]", "2020-02-30", "10000-01-01", "P99999999Y",
            "ANY", "x".repeat(3_000), "\uD83D\uDE80", "1e9", "true", "geonames:1", "city:x:y");

    private static final JsonMapper JSON = JsonMapper.shared();

    static FuzzedRequest of(
            String method, String path, List<String> parameters, JsonNode example, String city, Random random) {
        var address = path(path, city, random);
        if (!method.equals("POST") || random.nextInt(6) == 0) {
            var name = parameters.isEmpty() || random.nextInt(10) == 0 ? "nonsense" : one(parameters, random);
            address += "?" + encoded(name) + "=" + encoded(one(TEXTS, random));
        }
        if (!example.isObject()) {
            var body = method.equals("POST") ? one(VALUES, random).getBytes(StandardCharsets.UTF_8) : new byte[0];
            return new FuzzedRequest(method, address, body, header(random), "no example");
        }
        var told = FuzzJourney.told(example, city);
        return switch (random.nextInt(8)) {
            case 0 -> whole(method, address, told, random);
            case 1 -> new FuzzedRequest(method, address, bytes(told), header(random), "a header");
            default -> field(method, address, told, random);
        };
    }

    private static FuzzedRequest field(String method, String address, ObjectNode told, Random random) {
        var places = new ArrayList<String>();
        places(told, "", places);
        var place = one(places, random);
        var how = random.nextInt(6);
        var value = one(VALUES, random);
        change(told, place, how);
        var text = told.toString().replace("\"" + RAW + "\"", value);
        if (how == 1) {
            var field = text.substring(1, text.indexOf(':'));
            text = "{" + field + ":" + value + "," + text.substring(1);
        }
        var json = List.of("Content-Type", "application/json");
        return new FuzzedRequest(
                method, address, text.getBytes(StandardCharsets.UTF_8), json, place + " " + how + " " + value);
    }

    /** Leaves a field out, or has another beside it, or something else in its place. */
    private static void change(ObjectNode told, String place, int how) {
        var parent = told.at(place.substring(0, place.lastIndexOf('/')));
        var name = place.substring(place.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            switch (how) {
                case 0 -> object.remove(name);
                case 1 -> {
                    // The text is changed afterwards.
                }
                case 2 -> object.put("nonsense", RAW);
                default -> object.put(name, RAW);
            }
        } else if (parent instanceof ArrayNode array && how > 1) {
            array.set(Integer.parseInt(name), JSON.getNodeFactory().stringNode(RAW));
        }
    }

    private static void places(JsonNode node, String path, List<String> places) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                places.add(path + "/" + field.getKey());
                places(field.getValue(), path + "/" + field.getKey(), places);
            });
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                places.add(path + "/" + index);
                places(node.get(index), path + "/" + index, places);
            }
        }
    }

    private static FuzzedRequest whole(String method, String address, ObjectNode told, Random random) {
        var json = List.of("Content-Type", "application/json");
        var right = bytes(told);
        return switch (random.nextInt(10)) {
            case 0 -> new FuzzedRequest(method, address, new byte[0], json, "no body");
            case 1 -> new FuzzedRequest(method, address, utf8("[".repeat(10_000)), json, "nested 10,000 deep");
            case 2 -> new FuzzedRequest(
                    method, address, utf8("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), json, "objects so deep");
            case 3 -> new FuzzedRequest(
                    method, address, utf8("{\"name\":\"" + "x".repeat(1 << 20) + "\"}"), json, "a megabyte of text");
            case 4 -> new FuzzedRequest(method, address, utf8("[" + "1,".repeat(400_000) + "1]"), json, "a huge array");
            case 5 -> new FuzzedRequest(method, address, bomb(), gzipped(), "a gzip bomb");
            case 6 -> new FuzzedRequest(
                    method, address, right, List.of("Content-Type", one(TYPES, random)), "another content type");
            case 7 -> new FuzzedRequest(method, address, cut(right, random), json, "cut off");
            case 8 -> new FuzzedRequest(method, address, flipped(right, random), json, "a byte changed");
            default -> new FuzzedRequest(
                    method, address, utf8("{\"a\":" + "9".repeat(100_000) + "}"), json, "a long number");
        };
    }

    private static final List<String> TYPES = List.of(
            "text/plain", "text/csv", "application/xml", "multipart/form-data", "application/json;charset=utf-16", "nonsense",
            "*/*", "application/x-www-form-urlencoded");

    private static List<String> gzipped() {
        return List.of("Content-Type", "application/json", "Content-Encoding", "gzip");
    }

    private static List<String> header(Random random) {
        var name = one(
                List.of("Idempotency-Key", "If-Match", "If-None-Match", "Accept", "Accept-Language", "X-Correlation-ID",
                        "Last-Event-ID", "Range"),
                random);
        // A client does not send what ends a header.
        var value = one(TEXTS, random).replaceAll("[^\\x21-\\x7e]", "?");
        return List.of("Content-Type", "application/json", name, value.isEmpty() ? "?" : value);
    }

    private static String path(String path, String city, Random random) {
        var filled = path.replace("{id}", random.nextInt(4) == 0 ? encoded(one(TEXTS, random)) : id(city, random));
        return filled.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(encoded(one(TEXTS, random))));
    }

    private static String id(String city, Random random) {
        return random.nextBoolean() ? city : new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** What a servlet takes for two segments is left out of a path by the client's library. */
    private static String encoded(String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.isEmpty() ? "%20" : encoded;
    }

    private static byte[] bytes(ObjectNode told) {
        return utf8(told.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] right, Random random) {
        return Arrays.copyOf(right, random.nextInt(right.length));
    }

    private static byte[] flipped(byte[] right, Random random) {
        right[random.nextInt(right.length)] = (byte) (128 + random.nextInt(128));
        return right;
    }

    private static byte[] bomb() {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[20 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    @Override
    public String toString() {
        var shown = address.length() > 200 ? address.substring(0, 200) + "…" : address;
        return method + " " + shown + " (" + (what.length() > 120 ? what.substring(0, 120) : what) + ") " + headers;
    }
}
