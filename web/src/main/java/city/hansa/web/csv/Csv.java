package city.hansa.web.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * How cells are written and read. A spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -},
 * {@code @}, a tab or a carriage return for a formula, so that such a text is written behind an apostrophe, and one that
 * has apostrophes there of its own behind one more: reading takes exactly one off, and gives back what was written.
 */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv";

    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    /** RFC 4180, but for the separator, which is a semicolon where the comma stands in numbers. */
    public static CSVFormat format(char separator) {
        return CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    /** A text, safe to be opened by a spreadsheet. */
    public static String guarded(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that was guarded; any other text as it is. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Several texts in one cell, parted by {@code |}; one that stands in a text has a backslash before it. */
    public static String joined(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    /** The texts that were joined; none for an empty cell. */
    public static List<String> parted(String cell) {
        if (cell.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var i = 0; i < cell.length(); i++) {
            var character = cell.charAt(i);
            if (character == '\\' && i + 1 < cell.length()) {
                part.append(cell.charAt(++i));
            } else if (character == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private Csv() {}
}
