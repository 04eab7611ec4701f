package city.hansa.web.imports;

import city.hansa.web.csv.Csv;
import city.hansa.web.problem.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** What a file's header says of the lines after it: how their fields are parted, and what each is. */
final class Sheet {

    private static final int LONGEST_FIELD = 10_000;

    /** The forms of files, each known by its columns, in any order. */
    enum Form {
        /** The database of the German section of the Council of European Municipalities and Regions. */
        RGRE("municipality partnergemeinde|partner country seit|since form",
                "plz bundesland state latitude longitude municipality_place_name land kontinent continent"
                        + " partner_latitude partner_longitude partner_place_name"),
        /** As they are exported here. */
        PARTNERSHIPS("kind since party_names party_countries",
                "id standing certainty since_rule since_earliest since_latest from from_earliest from_latest until"
                        + " until_earliest until_latest parties party_identifiers party_coordinates themes topics"
                        + " framework dormant_scope"),
        /** As GeoNames' cities are distributed. */
        GEONAMES("geonameId name country", "altName featureCode adminCode population lat lon"),
        /** As they are exported here. */
        CITIES("name country", "id standing certainty latitude longitude identifiers");

        private final String required;
        private final String optional;

        /**
         * @param required columns, parted by blanks; of those parted by a bar the file has one
         * @param optional columns that a file may have besides
         */
        Form(String required, String optional) {
            this.required = required;
            this.optional = optional;
        }

        private List<List<String>> required() {
            return Arrays.stream(required.split(" ", -1))
                    .map(one -> List.of(one.split("\\|", -1)))
                    .toList();
        }

        private Set<String> known() {
            return Stream.concat(required().stream().flatMap(List::stream), Arrays.stream(optional.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private boolean isOf(Set<String> columns) {
            return required().stream().allMatch(names -> names.stream().anyMatch(columns::contains));
        }
    }

    private final Form form;
    private final char separator;
    private final CSVFormat format;
    private final Map<String, Integer> columns;

    private Sheet(Form form, char separator, List<String> header) {
        this.form = form;
        this.separator = separator;
        this.format = Csv.format(separator);
        this.columns = new HashMap<>();
        for (var i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
    }

    /**
     * Reads the header, and leaves the lines after it to be read.
     *
     * @param separator null where the header is to show which it is
     * @throws Malformed where it is none of the forms
     */
    static Sheet of(Lines lines, @Nullable Character separator) throws IOException {
        var first = lines.peek();
        if (first == null) {
            throw Malformed.because("The file is empty: it begins with a header.");
        }
        String text;
        try {
            text = decoded(first);
        } catch (LineRefused refused) {
            throw Malformed.field("header", "is UTF-8, and has no null character");
        }
        // A semicolon in a header of commas, or the other way round, is no column that is known.
        for (var tried : separator == null ? List.of(',', ';') : List.of(separator)) {
            var names = names(text, tried);
            var form = form(names);
            if (form != null) {
                check(form, names);
                lines.next(tried);
                return new Sheet(form, tried, names);
            }
        }
        throw Malformed.field("header", "has the columns of one form: " + Arrays.stream(Form.values())
                .map(form -> form.required().stream().map(List::getFirst).collect(Collectors.joining(",")))
                .collect(Collectors.joining(", or ")));
    }

    private static List<String> names(String text, char separator) {
        try {
            return fields(text, Csv.format(separator)).stream().map(String::strip).toList();
        } catch (LineRefused _) {
            return List.of();
        }
    }

    private static @Nullable Form form(List<String> names) {
        return Arrays.stream(Form.values())
                .filter(form -> form.isOf(new HashSet<>(names)))
                .findFirst()
                .orElse(null);
    }

    private static void check(Form form, List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!form.known().contains(name)) {
                throw Malformed.field("header", "has no column " + LineRefused.quoted(name) + " in this form");
            }
            if (!seen.add(name)) {
                throw Malformed.field("header", "names each column once, not " + LineRefused.quoted(name) + " twice");
            }
        }
        for (var alternatives : form.required()) {
            if (alternatives.stream().filter(seen::contains).count() > 1) {
                throw Malformed.field("header", "has one of the columns " + String.join(", ", alternatives));
            }
        }
    }

    Form form() {
        return form;
    }

    char separator() {
        return separator;
    }

    /** @throws LineRefused where it is broken */
    Fields read(Lines.Line line) {
        if (line.broken() != null) {
            throw new LineRefused(line.broken(), line.broken().rule());
        }
        var text = decoded(line.bytes());
        if (text.length() > Lines.LONGEST) {
            throw new LineRefused(ImportRejection.LINE_TOO_LONG, "It has " + text.length() + " characters.");
        }
        var fields = fields(text, format);
        if (fields.size() != columns.size()) {
            throw new LineRefused(
                    ImportRejection.FIELD_COUNT,
                    "It has " + fields.size() + " fields, the header " + columns.size() + ".");
        }
        return new Fields(columns, fields);
    }

    private static String decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new LineRefused(ImportRejection.NOT_UTF_8, "It has a null character.");
            }
            return text;
        } catch (CharacterCodingException _) {
            throw new LineRefused(ImportRejection.NOT_UTF_8, "It is not UTF-8.");
        }
    }

    private static List<String> fields(String text, CSVFormat format) {
        try (var parser = CSVParser.parse(text, format)) {
            var fields = new ArrayList<String>();
            parser.forEach(record -> record.forEach(fields::add));
            if (fields.stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
                throw new LineRefused(ImportRejection.FIELD_TOO_LONG, ImportRejection.FIELD_TOO_LONG.rule());
            }
            return fields;
        } catch (IOException | UncheckedIOException _) {
            throw new LineRefused(ImportRejection.QUOTE_NOT_CLOSED, ImportRejection.QUOTE_NOT_CLOSED.rule());
        }
    }
}
